package braid.lab.bench.measurement;

import braid.lab.bench.load.PerSecond;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.launcher.member.Component;
import braid.terminal.Human;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * What a batch run over a given number of events takes, then one that recomputes every window. The run before, over what waited until
 * then, warms Spark up.
 */
public final class BatchRate implements Measurement {
    private static final String NAME = "batch run";
    private static final String FULL = "full batch run";

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.settle();
        measured.batchRun(false);
        measured.load(scale.batchEvents());
        measured.settle();
        StackCpu.Sample before = measured.cpu().now();
        JsonNode run = measured.batchRun(false);
        long landed = run.path("events").asLong();
        add(NAME, landed, run, measured.cpu().since(before), "aim for 750,000: <= 15 s", figures);
        before = measured.cpu().now();
        JsonNode full = measured.batchRun(true);
        long all = measured.api(Component.INGEST)
                .get("/status")
                .path("accepted_total")
                .asLong();
        add(FULL, all, full, measured.cpu().since(before), null, figures);
    }

    private static void add(String name, long events, JsonNode run, ProcessorUse use, String aim, Figures figures) {
        String of = "of " + Human.count(events) + " events";
        if (name.equals(NAME)) {
            double land = PerSecond.perSecond(events, millis(run, "land"));
            figures.add(Figure.of(name + ", land", land, "events/s", of + "; aim: >= 100,000", use));
        }
        double recompute = PerSecond.perSecond(events, millis(run, "recompute"));
        figures.add(Figure.of(name + ", recompute", recompute, "events/s", of, use));
        for (JsonNode step : run.path("steps")) {
            figures.add(
                    name + ", step " + step.path("step").asText(),
                    step.path("ms").asLong() / 1e3,
                    "s",
                    use);
        }
        String whole = aim == null ? of : of + "; " + aim;
        figures.add(Figure.of(name + ", whole", PerSecond.seconds(whole(run)), "s", whole, use));
    }

    /** How long a run's step took. */
    private static Duration millis(JsonNode run, String step) {
        long millis = 0;
        for (JsonNode one : run.path("steps")) {
            if (one.path("step").asText().equals(step)) {
                millis += one.path("ms").asLong();
            }
        }
        return Duration.ofMillis(millis);
    }

    private static Duration whole(JsonNode run) {
        return Duration.between(
                Instant.parse(run.path("started").asText()),
                Instant.parse(run.path("finished").asText()));
    }
}
