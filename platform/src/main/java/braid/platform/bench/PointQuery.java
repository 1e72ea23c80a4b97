package braid.platform.bench;

import braid.platform.Failure;
import java.util.ArrayList;
import java.util.List;

/** How long one client waits for the merged rows of one key: when nothing else runs, and while events come in. */
final class PointQuery implements Measurement {
    private static final String PAGE = "/home";
    private static final int WARM_UP = 500;
    private static final int LOAD = 2_000;

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        measured.load(Measured.BATCH);
        measured.settle();
        ask(measured, WARM_UP);
        List<Figure> figures = new ArrayList<>(
                ask(measured, scale.queries()).figures("point query, nothing else runs", "< 20 ms warm", 50, 99, 99.9));
        Latencies loaded;
        try (OpenLoad load = new OpenLoad(measured, LOAD)) {
            loaded = ask(measured, scale.queries());
        }
        figures.addAll(loaded.figures("point query at 2,000 events/s", null, 50, 99, 99.9));
        measured.settle();
        return figures;
    }

    private static Latencies ask(Measured measured, int queries) {
        Latencies latencies = new Latencies();
        for (int query = 0; query < queries; query++) {
            long asked = System.nanoTime();
            boolean shown = measured.client().shows(PAGE);
            latencies.add(System.nanoTime() - asked);
            if (!shown) {
                throw new Failure("The serving layer did not show " + PAGE + ", which it should have rows of.");
            }
        }
        return latencies;
    }
}
