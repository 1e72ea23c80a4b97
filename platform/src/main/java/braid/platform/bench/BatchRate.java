package braid.platform.bench;

import braid.platform.client.Api;
import braid.platform.output.Human;
import braid.platform.stack.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a batch run over everything that waits takes, then one that recomputes every window. Spark has run once before. */
final class BatchRate implements Measurement {
    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        if (!measured.api(Component.BATCH).get("/status").path("last_run").hasNonNull("finished")) {
            measured.batchRun(false);
        }
        measured.settle();
        int missing = scale.events() - (int) Math.min(scale.events(), waiting(measured));
        measured.load(missing);
        measured.settle();
        JsonNode run = measured.batchRun(false);
        long landed = run.path("events").asLong();
        List<Figure> figures = new ArrayList<>();
        String name = "batch of " + Human.count(landed) + " events";
        figures.add(Figure.of(name + ", land", Rates.perSecond(landed, millis(run, "land")), "events/s"));
        figures.add(Figure.of(name + ", recompute", Rates.perSecond(landed, millis(run, "recompute")), "events/s"));
        figures.add(Figure.of(name + ", whole run", Rates.seconds(whole(run)), "s"));
        JsonNode full = measured.batchRun(true);
        long all = measured.api(Component.INGEST)
                .get("/status")
                .path("accepted_total")
                .asLong();
        String fullName = "full batch of " + Human.count(all) + " events";
        figures.add(Figure.of(fullName + ", recompute", Rates.perSecond(all, millis(full, "recompute")), "events/s"));
        figures.add(Figure.of(fullName + ", whole run", Rates.seconds(whole(full)), "s"));
        return figures;
    }

    /** Records in the log that the published batch views do not cover. */
    private static long waiting(Measured measured) {
        Api serving = measured.api(Component.SERVING);
        long sum = 0;
        for (JsonNode source : serving.get("/api/v1/coverage").path("sources")) {
            for (JsonNode partition : source.path("partitions")) {
                sum += partition.path("log_end").asLong()
                        - partition.path("batch_to").asLong();
            }
        }
        return sum;
    }

    /** How long a run's step took. */
    static Duration millis(JsonNode run, String step) {
        long millis = 0;
        for (JsonNode one : run.path("steps")) {
            if (one.path("step").asText().equals(step)) {
                millis += one.path("ms").asLong();
            }
        }
        return Duration.ofMillis(millis);
    }

    static Duration whole(JsonNode run) {
        return Duration.between(
                Instant.parse(run.path("started").asText()),
                Instant.parse(run.path("finished").asText()));
    }
}
