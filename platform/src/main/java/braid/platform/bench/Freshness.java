package braid.platform.bench;

import braid.platform.output.Human;
import braid.platform.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How long an event takes from just before it is sent to the merged answer that shows it, while others come at a fixed rate: ten
 * {@link Probes} a second.
 */
final class Freshness implements Measurement {
    private static final int[] RATES = {2_000, 10_000};
    private static final long PROBE_EVERY_MS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The longest that the load goes on for probes that are not seen yet: a machine that is too slow must not drown. */
    private static final Duration LOAD_AFTER_LAST_PROBE = Duration.ofSeconds(5);

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        List<Figure> figures = new ArrayList<>();
        for (int rate : RATES) {
            figures.addAll(measure(measured, scale, rate));
            measured.settle();
        }
        return figures;
    }

    private static List<Figure> measure(Measured measured, Scale scale, int rate) {
        Probes probes = new Probes(measured);
        OpenLoad load = new OpenLoad(measured, rate);
        CompletableFuture<Void> seen;
        try (load) {
            Pause.millis(scale.warmUp().toMillis());
            seen = Background.run(() -> probes.watch(PATIENCE));
            send(probes, scale.freshness(), rate);
            Background.awaitAtMost(seen, LOAD_AFTER_LAST_PROBE);
        }
        Background.join(seen);
        Latencies ages = probes.ages();
        String name = "freshness at " + Human.count(rate) + " events/s";
        List<Figure> figures = new ArrayList<>(ages.figures(name, "< 500 ms", 50, 99));
        figures.add(Figure.of(name + ", longest of " + ages.count(), ages.longestMillis(), "ms"));
        figures.add(Figure.of(name + ", load", load.achieved(), "events/s", Human.count(rate)));
        return figures;
    }

    private static void send(Probes probes, Duration span, int rate) {
        long begin = System.nanoTime();
        for (long probe = 0; probe * PROBE_EVERY_MS < span.toMillis(); probe++) {
            Pause.millis(Math.max(0, probe * PROBE_EVERY_MS - Rates.since(begin).toMillis()));
            probes.send("/bench/probe-" + rate + "-" + probe);
        }
        probes.end();
    }
}
