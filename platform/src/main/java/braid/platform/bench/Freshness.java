package braid.platform.bench;

import braid.platform.output.Human;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How long an event takes from just before it is sent to the merged answer that shows it, while others come at a fixed rate. Ten probes a
 * second, each on a page of its own, each asked for again and again.
 */
final class Freshness implements Measurement {
    private static final int[] RATES = {2_000, 10_000};
    private static final long PROBE_EVERY_MS = 100;
    private static final long LOOK_MS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The longest that the load goes on for probes that are not seen yet: a machine that is too slow must not drown. */
    private static final Duration LOAD_AFTER_LAST_PROBE = Duration.ofSeconds(5);

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        List<Figure> figures = new ArrayList<>();
        for (int rate : RATES) {
            figures.addAll(measure(measured, scale.freshness(), rate));
            measured.settle();
        }
        return figures;
    }

    private static List<Figure> measure(Measured measured, Duration span, int rate) {
        Latencies ages = new Latencies();
        OpenLoad load = new OpenLoad(measured, rate);
        CompletableFuture<Void> probes;
        try (load) {
            Await.pause(1000);
            probes = probe(measured, span, rate, ages);
            Background.awaitAtMost(probes, LOAD_AFTER_LAST_PROBE);
        }
        Background.join(probes);
        String name = "freshness at " + Human.count(rate) + " events/s";
        List<Figure> figures = new ArrayList<>(ages.figures(name, "< 500 ms", 50, 99));
        figures.add(Figure.of(name + ", longest of " + ages.count(), ages.longestMillis(), "ms"));
        figures.add(Figure.of(name + ", load", load.achieved(), "events/s", Human.count(rate)));
        return figures;
    }

    private static CompletableFuture<Void> probe(Measured measured, Duration span, int rate, Latencies ages) {
        List<CompletableFuture<Void>> probes = new ArrayList<>();
        long begin = System.nanoTime();
        for (long probe = 0; probe * PROBE_EVERY_MS < span.toMillis(); probe++) {
            long due = probe * PROBE_EVERY_MS;
            Await.pause(Math.max(0, due - Rates.since(begin).toMillis()));
            String page = "/bench/probe-" + rate + "-" + probe;
            probes.add(Background.run(() -> ages.add(age(measured, page))));
        }
        return CompletableFuture.allOf(probes.toArray(CompletableFuture[]::new));
    }

    private static long age(Measured measured, String page) {
        long sent = System.nanoTime();
        measured.probe(page);
        Await.until("a probe is to be visible", () -> measured.client().shows(page), LOOK_MS, PATIENCE);
        return System.nanoTime() - sent;
    }
}
