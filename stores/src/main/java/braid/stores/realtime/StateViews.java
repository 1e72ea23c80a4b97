package braid.stores.realtime;

import braid.answer.limit.LimitExceeded;
import braid.answer.side.Moment;
import braid.answer.side.StoreDown;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.service.ServiceAddress;
import braid.service.settings.Settings;
import braid.storage.wire.ViewWire;
import braid.stores.health.Health;
import braid.stores.health.WatchedViews;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Kappa's rows as its instances hand them out of their state stores. All instances are asked, each for the partitions that it has; when a
 * partition is with none of them, or with two, there is no answer.
 */
public final class StateViews implements WatchedViews {
    private static final String NAME = "state of the Kappa job";

    private final Pipeline pipeline;
    private final KappaClient client;
    private final List<String> first;
    private final Health health = new Health();
    private volatile List<String> instances = List.of();
    private volatile Map<Partition, Progress> latest = Map.of();

    public StateViews(Settings settings, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.client = new KappaClient(settings, pipeline.name());
        String given = settings.text("kappa.instances");
        this.first = given.isBlank()
                ? List.of(ServiceAddress.of(settings, "kappa").getAuthority())
                : Arrays.stream(given.split(",")).map(String::trim).toList();
    }

    /** What all instances hold at least: each speaks of its own partitions only. */
    private Map<Partition, Progress> progress(Collection<String> sources) {
        Map<Partition, Progress> least = new HashMap<>();
        for (JsonNode state : states()) {
            for (JsonNode one : state.path("reached")) {
                String source = one.path("source").asText();
                if (sources.contains(source)) {
                    Progress reached = new Progress(0, 0, one.path("next").asLong(), null);
                    least.merge(
                            new Partition(source, one.path("partition").asInt()),
                            reached,
                            (a, b) -> a.next() < b.next() ? a : b);
                }
            }
        }
        return least;
    }

    /** What each instance says. One that answers names all. */
    private List<JsonNode> states() {
        Set<String> candidates = new LinkedHashSet<>(instances);
        candidates.addAll(first);
        IOException refusal = null;
        for (String candidate : candidates) {
            try {
                JsonNode state = client.state(candidate);
                List<String> all = new ArrayList<>();
                state.path("instances").forEach(instance -> all.add(instance.asText()));
                List<JsonNode> states = new ArrayList<>(List.of(state));
                for (String other : all) {
                    if (!other.equals(candidate)) {
                        states.add(client.state(other));
                    }
                }
                instances = List.copyOf(all);
                return states;
            } catch (IOException e) {
                refusal = refusal == null ? e : refusal;
            }
        }
        throw new StoreDown(NAME, refusal);
    }

    @Override
    public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
        Map<Partition, Progress> progress = progress(sources);
        return Moment.of(
                progress,
                reads.stream()
                        .map(read -> rows(read.view(), read.filter(), read.meter()))
                        .toList());
    }

    private CompletableFuture<List<GroupRow>> rows(View view, RowFilter filter, ReadMeter meter) {
        String asked = new ViewWire(view).encode(filter);
        List<CompletableFuture<KappaClient.Rows>> parts = instances.stream()
                .map(instance -> client.rows(instance, view, asked, meter))
                .toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).handle((done, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof LimitExceeded limit) {
                throw limit;
            }
            if (cause != null) {
                throw new StoreDown(NAME, cause instanceof UncheckedIOException ? cause.getCause() : cause);
            }
            return together(view, parts.stream().map(CompletableFuture::join).toList());
        });
    }

    private static List<GroupRow> together(View view, List<KappaClient.Rows> parts) {
        Set<Integer> seen = new TreeSet<>();
        List<GroupRow> rows = new ArrayList<>();
        int of = 0;
        for (KappaClient.Rows part : parts) {
            of = part.end().of();
            for (int partition : part.end().partitions()) {
                if (!seen.add(partition)) {
                    throw new StoreDown(
                            NAME,
                            "two instances have partition " + partition + " of " + view.name() + "; it is being moved");
                }
            }
            rows.addAll(part.rows());
        }
        if (of == 0 || seen.size() != of) {
            throw new StoreDown(
                    NAME,
                    "the instances have partitions " + seen + " of " + view.name() + ", of " + of
                            + "; the others are being moved or restored");
        }
        return rows;
    }

    @Override
    public String access(View view, RowFilter filter) {
        List<List<Object>> prefixes = filter.prefixes(view);
        if (prefixes.isEmpty()) {
            return "nothing: no row can pass";
        }
        int keys = prefixes.get(0).size();
        return keys == 0
                ? "scan of the state stores"
                : prefixes.size() + (prefixes.size() == 1 ? " range" : " ranges") + " of the state stores by "
                        + String.join(
                                ", ",
                                view.keys().stream()
                                        .limit(keys)
                                        .map(key -> key.name())
                                        .toList());
    }

    @Override
    public String store() {
        return "kappa";
    }

    @Override
    public void probe() {
        try {
            latest = progress(pipeline.sources().stream().map(s -> s.name()).toList());
            health.up();
        } catch (RuntimeException e) {
            health.down(e);
        }
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public Map<Partition, Progress> latest() {
        return latest;
    }

    @Override
    public void close() {
        client.close();
    }
}
