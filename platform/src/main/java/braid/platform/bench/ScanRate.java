package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.stack.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How fast a range of windows is read, merged and written: every user's activity, which both layers have rows of. */
final class ScanRate implements Measurement {
    private static final int WARM_UP = 5;
    private static final int RUNS = 10;
    private static final String RANGE =
            "/api/v1/views/user_activity/rows?from=2001-01-01&to=2101-01-01&limit=100000&layer=";

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        measured.load(scale.events() / 2);
        measured.settle();
        measured.batchRun(false);
        measured.load(scale.events() / 2);
        measured.settle();
        List<Figure> figures = new ArrayList<>();
        for (String layer : new String[] {"merged", "batch", "speed"}) {
            for (int run = 0; run < WARM_UP; run++) {
                scan(measured, layer);
            }
            long begin = System.nanoTime();
            long rows = 0;
            for (int run = 0; run < RUNS; run++) {
                rows += scan(measured, layer);
            }
            String name = "scan of a range, " + layer;
            figures.add(Figure.of(name, Rates.perSecond(rows, Rates.since(begin)), "rows/s"));
            figures.add(Figure.of(name + ", rows of an answer", (double) rows / RUNS, "rows"));
        }
        return figures;
    }

    private static int scan(Measured measured, String layer) {
        JsonNode answer = measured.api(Component.SERVING).get(RANGE + layer);
        if (answer.path("rows").isEmpty()) {
            throw new Failure("The serving layer has no rows of user_activity in its layer " + layer + ".");
        }
        return answer.path("rows").size();
    }
}
