package braid.lab.bench.result;

import braid.lab.bench.load.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The figures of a run, in the order in which they were measured. Each is said as it comes, so that nothing that was measured is lost
 * when the rest is interrupted.
 */
public final class Figures {
    private static final String MILLIS = "ms";

    private final List<Figure> all = new ArrayList<>();
    private final Consumer<Figure> said;

    public Figures(Consumer<Figure> said) {
        this.said = said;
    }

    public void add(Figure figure) {
        all.add(figure);
        said.accept(figure);
    }

    public void add(String measurement, double value, String unit, ProcessorUse use) {
        add(Figure.of(measurement, value, unit, use));
    }

    /**
     * A figure for each percentile, and none when nothing was timed.
     *
     * @param noteP99 of the 99th percentile; null for none
     */
    public void add(String measurement, Latencies times, ProcessorUse use, String noteP99, double... percentiles) {
        for (double percent : percentiles) {
            String name =
                    String.format(Locale.ROOT, percent % 1 == 0 ? "%s, p%.0f" : "%s, p%.1f", measurement, percent);
            String note = percent == 99 ? noteP99 : null;
            add(
                    times.count() == 0
                            ? Figure.notMeasured(name, MILLIS, "none was answered")
                            : Figure.of(name, times.millis(percent), MILLIS, note, use));
        }
    }

    public List<Figure> all() {
        return List.copyOf(all);
    }
}
