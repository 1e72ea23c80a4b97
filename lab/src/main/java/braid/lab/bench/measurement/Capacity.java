package braid.lab.bench.measurement;

import braid.lab.bench.load.LoadReply;
import braid.lab.bench.load.OpenLoop;
import braid.lab.bench.load.RateSearch;
import braid.lab.bench.load.RateSearch.Found;
import braid.lab.bench.load.RateSearch.Tried;
import braid.lab.bench.load.Tally;
import braid.lab.bench.load.events.EventFlow;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.terminal.Human;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The highest rate of point queries, in an {@link OpenLoop} beside a given rate of events, at which 99 of 100 are answered within a limit;
 * and what becomes of twice as many. Each rate is tried from a stack that has caught up, and again before it is taken not to hold.
 */
public final class Capacity implements Measurement {
    private static final double PERCENT = 99;
    private static final double LEAST = 5;
    private static final double PRECISION = 0.1;
    private static final double BEYOND = 2;

    /** Warm-ups of a load, one after another, before the first rate is tried: the compiler takes what is hot, and takes a while. */
    private static final int WARM_UPS = 3;

    private static final String PER_SECOND = "queries/s";

    /** What may be unanswered at once: more would only measure the client's memory. */
    private static final int MOST_UNDER_WAY = 2_000;

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.load(PointQuery.EVENTS);
        measured.batchRun(false);
        measured.load(PointQuery.EVENTS);
        Scale.Search search = scale.search();
        new Kind("point query", measured.client()::rows, search.rowsLimit(), "1,000").measure(measured, scale, figures);
        new Kind("SQL point query", measured.client()::sql, search.sqlLimit(), "300").measure(measured, scale, figures);
    }

    private record Run(Tally tally, ProcessorUse use, double events) {}

    /**
     * @param limit of the 99th percentile
     * @param aim queries a second that should hold
     */
    private record Kind(String name, Function<String, CompletableFuture<LoadReply>> query, Duration limit, String aim) {
        void measure(Measured measured, Scale scale, Figures figures) {
            Scale.Search search = scale.search();
            warmUp(measured, search, scale.warmUp().multipliedBy(WARM_UPS));
            Found<Run> found = RateSearch.search(
                    new RateSearch.Range(Math.min(LEAST, search.first()), search.first(), search.most(), PRECISION),
                    rate -> twiceIfNeeded(measured, search, rate),
                    this::holds);
            String beside = " beside " + Human.count(search.beside()) + " events/s";
            highest(found, beside, figures);
            double rate = BEYOND * (found.held() == null ? found.failed() : found.held()).rate();
            beyond(run(measured, search, rate), name + beside + ", twice as many", figures);
        }

        private void warmUp(Measured measured, Scale.Search search, Duration span) {
            try (EventFlow flow = measured.flow(search.beside())) {
                new OpenLoop(() -> query.apply(measured.page()), MOST_UNDER_WAY)
                        .run(search.first(), Duration.ZERO, span);
            }
        }

        private void highest(Found<Run> found, String beside, Figures figures) {
            String what = name + ", highest rate with p99 <= " + limit.toMillis() + " ms" + beside;
            Tried<Run> held = found.held();
            Tried<Run> failed = found.failed();
            if (held == null) {
                figures.add(Figure.notMeasured(what, PER_SECOND, "not even " + words(failed)));
            } else {
                String note = failed == null
                        ? "aim: " + aim + "; more was not tried"
                        : "aim: " + aim + "; not " + words(failed);
                figures.add(Figure.of(
                        what, held.rate(), PER_SECOND, note, held.result().use()));
            }
            Run best = (held == null ? failed : held).result();
            figures.add(name + ", at that rate", best.tally().answers(), best.use(), null, 50, 99);
            figures.add(name + ", at that rate, events", best.events(), "events/s", best.use());
        }

        private static String words(Tried<Run> tried) {
            return Figure.rounded(tried.rate()).toPlainString() + "/s: "
                    + tried.result().tally();
        }

        private static void beyond(Run run, String what, Figures figures) {
            Tally tally = run.tally();
            figures.add(
                    Figure.of(what + ", answered", tally.answeredPerSecond(), PER_SECOND, tally.toString(), run.use()));
            figures.add(what + ", those answered", tally.answers(), run.use(), null, 50, 99);
            if (tally.refusals().count() > 0) {
                figures.add(what + ", those refused, until then", tally.refusals(), run.use(), null, 50, 99);
            }
            figures.add(Figure.of(what + ", failed", tally.failed(), "queries", tally.firstFailure(), run.use()));
        }

        private boolean holds(Run run) {
            return run.tally().holds(PERCENT, limit);
        }

        /** On a machine that others use too, one bad moment must not decide. */
        private Run twiceIfNeeded(Measured measured, Scale.Search search, double rate) {
            Run first = run(measured, search, rate);
            return holds(first) ? first : run(measured, search, rate);
        }

        private Run run(Measured measured, Scale.Search search, double rate) {
            measured.settle();
            OpenLoop loop = new OpenLoop(() -> query.apply(measured.page()), MOST_UNDER_WAY);
            EventFlow flow = measured.flow(search.beside());
            Tally tally;
            ProcessorUse use;
            try (flow) {
                StackCpu.Sample before = measured.cpu().now();
                tally = loop.run(rate, search.warmUp(), search.span());
                use = measured.cpu().since(before);
            }
            measured.progress()
                    .say("    " + name + " at " + Figure.rounded(rate).toPlainString() + "/s: " + tally);
            return new Run(tally, use, flow.achieved());
        }
    }
}
