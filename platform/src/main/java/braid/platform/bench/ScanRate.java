package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.bench.load.Rates;
import braid.platform.bench.result.Figure;
import braid.platform.bench.result.Figures;
import braid.platform.bench.result.ProcessorUse;
import braid.platform.bench.result.StackCpu;
import braid.platform.output.Human;

/** How fast a range of windows is read, merged and written: every user's activity, which both layers have rows of. */
final class ScanRate implements Measurement {
    private static final int WARM_UP = 5;
    private static final int RUNS = 10;
    private static final String RANGE =
            "/api/v1/views/user_activity/rows?from=2001-01-01&to=2101-01-01&limit=100000&layer=";

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.load(scale.batchEvents() / 2);
        measured.settle();
        measured.batchRun(false);
        measured.load(scale.batchEvents() / 2);
        measured.settle();
        scan(measured, "merged", "aim: >= 200,000", figures);
        scan(measured, "batch", null, figures);
        scan(measured, "speed", null, figures);
    }

    private static void scan(Measured measured, String layer, String aim, Figures figures) {
        for (int run = 0; run < WARM_UP; run++) {
            scan(measured, layer);
        }
        StackCpu.Sample before = measured.cpu().now();
        long rows = 0;
        for (int run = 0; run < RUNS; run++) {
            rows += scan(measured, layer);
            measured.reached("scans,", run + 1, RUNS);
        }
        measured.progress().end();
        ProcessorUse use = measured.cpu().since(before);
        String of = Human.count(rows / RUNS) + " rows an answer";
        figures.add(Figure.of(
                "scan of a range, " + layer,
                Rates.perSecond(rows, use.span()),
                "rows/s",
                aim == null ? of : of + "; " + aim,
                use));
    }

    private static long scan(Measured measured, String layer) {
        long rows = measured.client().countRows(RANGE + layer);
        if (rows == 0) {
            throw new Failure("the serving layer has no rows of user_activity in its layer " + layer);
        }
        return rows;
    }
}
