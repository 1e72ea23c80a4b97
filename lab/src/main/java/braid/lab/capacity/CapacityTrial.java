package braid.lab.capacity;

import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.lab.bench.load.RateSearch;
import braid.lab.recording.Feed;
import braid.lab.recording.Recording;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.Workload;
import braid.lab.trial.Rig;
import braid.launcher.process.Pause;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartListener;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks for the highest rate of events that an architecture sustains on this machine, on one stack that stays warm: rates are tried one after the other, each
 * over events of its own, until the highest that is sustained and the lowest that is not are a tenth apart.
 *
 * <p>A rate is sustained if the answer does not fall behind, is never further behind than the limit, and counts every event once when the
 * events have ended. One that is not is tried a second time: a bad moment of the machine must not decide.
 */
public final class CapacityTrial {
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration COUNTED = Duration.ofSeconds(10);
    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final long LOOK_MS = 200;
    private static final int LEAST = 50;
    private static final int FIRST = 1000;
    private static final int MOST = 200_000;
    private static final double PRECISION = 0.1;

    private final Pipeline pipeline;
    private final View view;
    private final String counting;
    private final double limitSeconds;
    private final Consumer<String> progress;
    private long before;
    private long seed = 1;

    /**
     * @param pipeline with a view that has a COUNT(*) over all events, which tells how many an answer shows
     * @param limit of an answer's being behind
     * @param progress told of each rate that was tried
     */
    public CapacityTrial(Pipeline pipeline, Duration limit, Consumer<String> progress) {
        this.pipeline = pipeline;
        this.view = pipeline.views().stream()
                .filter(each -> each.filter() == null && counting(each).isPresent())
                .findFirst()
                .orElseThrow(() -> new Failure("The capacity for " + pipeline.name()
                        + " cannot be measured: none of its views has a COUNT(*) over all events."));
        this.counting = counting(view).orElseThrow();
        this.limitSeconds = limit.toMillis() / 1000.0;
        this.progress = progress;
    }

    private static Optional<String> counting(View view) {
        return braid.lab.truth.KeyedRows.counting(view);
    }

    /**
     * What was found.
     *
     * @param sustained events a second; 0 if not even the least rate was
     * @param notSustained the lowest rate tried that was not; 0 if even the most was
     * @param behindP99 in seconds, at the sustained rate
     */
    public record Capacity(String architecture, double sustained, double notSustained, double behindP99) {}

    /** @param stack of a home that nobody else uses: whatever is in it is deleted */
    public Capacity run(Stack stack, String pipelineName, Architecture architecture, StartListener listener) {
        try (Rig rig = new Rig(stack, architecture, listener)) {
            rig.up(pipelineName);
            before = 0;
            RateSearch.Found<Load> found = RateSearch.search(
                    new RateSearch.Range(LEAST, FIRST, MOST, PRECISION),
                    rate -> tried(rig, rate),
                    load -> load.isSustained(limitSeconds));
            return new Capacity(
                    architecture.word(),
                    found.held() == null ? 0 : found.held().rate(),
                    found.failed() == null ? 0 : found.failed().rate(),
                    found.held() == null ? Double.NaN : found.held().result().behindP99());
        }
    }

    /**
     * What a rate takes.
     *
     * @param cores the fewest on which all processes of the stack together sustain it; 0 if they do not on any
     * @param behindP99 in seconds, on these
     */
    public record Demand(String architecture, double rate, int cores, double behindP99) {}

    /**
     * The fewest cores that sustain a rate: all of them first, so that the stack is warm, then one less as long as the rate is sustained. What writes the
     * events and asks is not bound to them.
     *
     * @param stack of a home that nobody else uses: whatever is in it is deleted
     * @param most cores that there are
     */
    public Demand demand(
            Stack stack,
            String pipelineName,
            Architecture architecture,
            double rate,
            int most,
            StartListener listener) {
        try (Rig rig = new Rig(stack, architecture, listener)) {
            rig.up(pipelineName);
            before = 0;
            int enough = 0;
            double behind = Double.NaN;
            for (int cores = most; cores > 0; cores--) {
                rig.pin(cores);
                progress.accept(cores + (cores == 1 ? " core" : " cores"));
                Load load = tried(rig, rate);
                if (!load.isSustained(limitSeconds)) {
                    break;
                }
                enough = cores;
                behind = load.behindP99();
            }
            return new Demand(architecture.word(), rate, enough, behind);
        }
    }

    private Load tried(Rig rig, double rate) {
        Load load = load(rig, rate);
        if (!load.isSustained(limitSeconds)) {
            load = load(rig, rate);
        }
        progress.accept(String.format(
                java.util.Locale.ROOT,
                "%,.0f events/s: %s, behind by %.2f s at p99%s",
                rate,
                load.isSustained(limitSeconds) ? "sustained" : "not sustained",
                load.behindP99(),
                load.isTrue() ? "" : ", not true in the end"));
        return load;
    }

    private Load load(Rig rig, double rate) {
        Duration length = WARM_UP.plus(COUNTED);
        Scenario scenario = new Scenario(
                "capacity",
                "A steady rate.",
                pipeline.name(),
                new Workload(pipeline.name(), seed++, 1000, 1.1, 0, 0),
                List.of(new Scenario.Phase((int) rate, length)),
                Optional.empty(),
                Duration.ofMillis(LOOK_MS),
                List.of());
        Recording recording = Recording.of(scenario, pipeline);
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
        List<Load.Moment> moments = new ArrayList<>();
        try (Feed feed = new Feed(rig.log(), recording, begin)) {
            while (!feed.isDone()) {
                long written = feed.acknowledged();
                long shown = shown(rig) - before;
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (seconds >= WARM_UP.toSeconds() && shown >= 0) {
                    moments.add(new Load.Moment(seconds, Math.max(0, written - shown)));
                }
                Pause.millis(LOOK_MS);
            }
            feed.await();
            before += recording.events().size();
            return new Load(rate, List.copyOf(moments), isCaughtUp(rig));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    /** Waits until the answer counts all; whether it comes to count just them. */
    private boolean isCaughtUp(Rig rig) {
        long give = System.nanoTime() + CATCH_UP.toNanos();
        long shown = shown(rig);
        while (shown < before && System.nanoTime() < give) {
            Pause.millis(LOOK_MS);
            shown = shown(rig);
        }
        boolean isTrue = shown == before;
        // What is still to come of this rate must not be taken for that of the next.
        before = Math.max(shown, before);
        return isTrue;
    }

    /** How many events the answer counts; -1 where there is no answer. */
    private long shown(Rig rig) {
        try {
            return rig.value("SELECT SUM(\"" + counting + "\") AS n FROM \"" + view.name() + "\"");
        } catch (Failure e) {
            return -1;
        }
    }
}
