package braid.lab.bench.measurement;

import braid.lab.bench.load.PerSecond;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.terminal.Human;
import braid.terminal.command.Failure;
import java.time.Duration;

/** How fast a range of windows is read, merged and written: every user's activity, which both layers have rows of. */
public final class ScanRate implements Measurement {
    private static final String RANGE =
            "/api/v1/views/user_activity/rows?from=2001-01-01&to=2101-01-01&limit=100000&layer=";

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.load(scale.batchEvents() / 2);
        measured.settle();
        measured.batchRun(false);
        measured.load(scale.batchEvents() / 2);
        measured.settle();
        scan(measured, scale, "merged", "aim: >= 200,000", figures);
        scan(measured, scale, "batch", null, figures);
        scan(measured, scale, "speed", null, figures);
    }

    private static void scan(Measured measured, Scale scale, String layer, String aim, Figures figures) {
        Tally warmUp = scan(measured, layer, scale.warmUp());
        StackCpu.Sample before = measured.cpu().now();
        Tally tally = scan(measured, layer, scale.span());
        ProcessorUse use = measured.cpu().since(before);
        String of = Human.count(tally.rows() / tally.answers()) + " rows an answer, after " + warmUp.answers();
        figures.add(Figure.of(
                "scan of a range, " + layer,
                PerSecond.perSecond(tally.rows(), use.span()),
                "rows/s",
                aim == null ? of : of + "; " + aim,
                use));
    }

    private record Tally(long answers, long rows) {}

    /** Asks one scan behind the other for so long. */
    private static Tally scan(Measured measured, String layer, Duration span) {
        long answers = 0;
        long rows = 0;
        long began = System.nanoTime();
        do {
            rows += scan(measured, layer);
            answers++;
        } while (System.nanoTime() - began < span.toNanos());
        return new Tally(answers, rows);
    }

    private static long scan(Measured measured, String layer) {
        long rows = measured.client().countRows(RANGE + layer);
        if (rows == 0) {
            throw new Failure("the serving layer has no rows of user_activity in its layer " + layer);
        }
        return rows;
    }
}
