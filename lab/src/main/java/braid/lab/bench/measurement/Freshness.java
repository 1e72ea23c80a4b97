package braid.lab.bench.measurement;

import braid.lab.bench.load.Latencies;
import braid.lab.bench.load.PerSecond;
import braid.lab.bench.load.events.Background;
import braid.lab.bench.load.events.EventFlow;
import braid.lab.bench.load.events.Probes;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.launcher.process.Pause;
import braid.terminal.Human;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How long an event takes from just before it is sent to the merged answer that shows it, while others come at a fixed rate: ten
 * {@link Probes} a second. A batch run comes first, so that the open segment is as small as after any run.
 */
public final class Freshness implements Measurement {
    private static final long PROBE_EVERY_MS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The longest that the load goes on for probes that are not seen yet: a machine that is too slow must not drown. */
    private static final Duration LOAD_AFTER_LAST_PROBE = Duration.ofSeconds(5);

    /** Rates of events, and the aims for p99. */
    private static final Map<Integer, String> RATES = new LinkedHashMap<>();

    static {
        RATES.put(2_000, "aim: <= 100 ms");
        RATES.put(10_000, "aim: <= 250 ms");
    }

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.batchRun(false);
        RATES.forEach((rate, aim) -> {
            measured.settle();
            measure(measured, scale, figures, rate, aim);
        });
        measured.settle();
    }

    private static void measure(Measured measured, Scale scale, Figures figures, int rate, String aim) {
        String name = "freshness at " + Human.count(rate) + " events/s";
        Probes probes = new Probes(measured.client(), measured::probe);
        EventFlow flow = measured.flow(rate);
        CompletableFuture<Void> seen;
        ProcessorUse use;
        try (flow) {
            measured.pause(name + ", warming up", scale.warmUp());
            StackCpu.Sample before = measured.cpu().now();
            seen = Background.run(() -> probes.watch(PATIENCE));
            send(measured, probes, scale.span(), rate);
            use = measured.cpu().since(before);
            Background.awaitAtMost(seen, LOAD_AFTER_LAST_PROBE);
        }
        Background.join(seen);
        Latencies ages = probes.ages();
        String unseen = probes.unseen() == 0
                ? ""
                : ", of which " + probes.unseen() + " were not seen, and count with the time that was waited for them";
        figures.add(name, ages, use, aim, 50, 99);
        figures.add(Figure.of(name + ", longest", ages.longestMillis(), "ms", "of " + ages.count() + unseen, use));
        figures.add(Figure.of(name + ", load", flow.achieved(), "events/s", flow.firstFailure(), use));
    }

    private static void send(Measured measured, Probes probes, Duration span, int rate) {
        long begin = System.nanoTime();
        for (long probe = 0; probe * PROBE_EVERY_MS < span.toMillis(); probe++) {
            Pause.millis(
                    Math.max(0, probe * PROBE_EVERY_MS - PerSecond.since(begin).toMillis()));
            probes.send("/bench/probe-" + rate + "-" + probe);
            measured.reached("probing, ms", probe * PROBE_EVERY_MS, span.toMillis());
        }
        measured.progress().end();
        probes.end();
    }
}
