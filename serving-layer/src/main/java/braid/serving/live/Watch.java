package braid.serving.live;

import braid.answer.format.JsonWriter;
import braid.stores.health.Health;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks at every layer, every store and the coverage at once, and makes one event of it. Used by one thread. */
final class Watch {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Neighbour> neighbours;
    private final Supplier<Map<String, Health>> stores;
    private final Supplier<JsonNode> own;
    private final Supplier<LogSize> log;
    private final OwnCoverage coverage;
    private final Snapshots snapshots;
    private final Duration patience;

    /**
     * @param neighbours the other layers by name
     * @param own what the serving layer says of itself
     * @param patience how long the coverage may take before the event goes without it
     */
    Watch(
            Map<String, Neighbour> neighbours,
            Supplier<Map<String, Health>> stores,
            Supplier<JsonNode> own,
            Supplier<LogSize> log,
            OwnCoverage coverage,
            Snapshots snapshots,
            Duration patience) {
        this.neighbours = neighbours;
        this.stores = stores;
        this.own = own;
        this.log = log;
        this.coverage = coverage;
        this.snapshots = snapshots;
        this.patience = patience;
    }

    byte[] event() {
        CompletableFuture<OwnCoverage.Read> reading = coverage.look();
        Map<String, CompletableFuture<PeerStatus>> asked = new LinkedHashMap<>();
        neighbours.forEach((name, neighbour) -> asked.put(name, neighbour.look()));
        List<CompletableFuture<?>> all = new ArrayList<>(asked.values());
        all.add(reading);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        Map<String, PeerStatus> looks = new LinkedHashMap<>();
        asked.forEach((name, look) -> looks.put(name, look.getNow(new PeerStatus("no answer", null))));
        looks.put("serving", new PeerStatus(null, own.get()));
        // Kappa's own state is a store and a process: of two looks at one thing, the one that says a problem.
        stores.get()
                .forEach((name, health) -> looks.merge(
                        name,
                        new PeerStatus(health.problem(), null),
                        (process, store) -> store.isUp() ? process : store));
        OwnCoverage.Read read = OwnCoverage.now(reading);
        return snapshots.event(looks, log.get(), read.coverage() == null ? null : json(read), read.problem());
    }

    private static JsonNode json(OwnCoverage.Read read) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonWriter.write(read.coverage(), out);
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
