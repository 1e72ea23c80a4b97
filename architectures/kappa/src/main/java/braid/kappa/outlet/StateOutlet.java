package braid.kappa.outlet;

import braid.core.boundary.Partition;
import braid.core.group.RowFilter;
import braid.core.view.View;
import braid.kappa.settings.KappaSettings;
import braid.service.StatusEndpoint;
import braid.storage.wire.ViewWire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Rows in the job's own state stores: each instance hands out those of the partitions that it has, and says what they hold at least.
 *
 * <p>What it says is true of its own partitions for good. It is taken from what the group had committed, and told only when the broker
 * confirms afterwards that the partitions were this instance's still: its state held it then, and state never goes back. So an instance
 * that has lost its partitions without knowing gives rows that are old, but not older than it says.
 */
final class StateOutlet implements Outlet {
    private final KappaSettings settings;
    private final GroupOffsets offsets;
    private final KafkaStreams streams;
    private final StateRows rows;
    private volatile Map<Partition, Long> held;

    StateOutlet(KappaSettings settings, GroupOffsets offsets, KafkaStreams streams) {
        this.settings = settings;
        this.offsets = offsets;
        this.streams = streams;
        this.rows = new StateRows(settings, streams);
    }

    @Override
    public void start(StatusEndpoint endpoint) {
        endpoint.on("GET", "/state", this::state);
        endpoint.stream("/state/rows", this::rows);
    }

    @Override
    public String problem() {
        return null;
    }

    @Override
    public boolean holds(Map<Partition, Long> reached, GroupOffsets.Meanwhile meanwhile)
            throws ExecutionException, InterruptedException {
        Map<String, Set<TopicPartition>> mine = streams.metadataForLocalThreads().stream()
                .collect(Collectors.toMap(ThreadMetadata::consumerClientId, StateOutlet::partitions));
        if (!confirmed(mine)) {
            return false;
        }
        held = reached;
        return true;
    }

    private static Set<TopicPartition> partitions(ThreadMetadata thread) {
        return thread.activeTasks().stream()
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    /** Whether the broker's group has these partitions with these members. */
    private boolean confirmed(Map<String, Set<TopicPartition>> mine) throws ExecutionException, InterruptedException {
        String group = settings.applicationId();
        Map<String, Set<TopicPartition>> theirs = new HashMap<>();
        for (MemberDescription member : offsets.admin()
                .describeConsumerGroups(List.of(group))
                .all()
                .get()
                .get(group)
                .members()) {
            theirs.put(member.clientId(), member.assignment().topicPartitions());
        }
        return mine.entrySet().stream()
                .allMatch(one -> theirs.getOrDefault(one.getKey(), Set.of()).containsAll(one.getValue()));
    }

    /** {@code GET /state}: the addresses of all instances, and from where on this one's rows may not hold the log. */
    private Map<String, Object> state(Map<String, String> query) {
        requireMine(query);
        List<Map<String, Object>> reached = new ArrayList<>();
        held().forEach((partition, offset) ->
                reached.add(Map.of("source", partition.source(), "partition", partition.number(), "next", offset)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "instances",
                streams.metadataForAllStreamsClients().stream()
                        .map(instance -> instance.host() + ":" + instance.port())
                        .sorted()
                        .toList());
        answer.put("reached", reached);
        return answer;
    }

    private Map<Partition, Long> held() {
        Map<Partition, Long> now = held;
        if (now == null || !streams.state().isRunningOrRebalancing()) {
            throw new IllegalStateException(
                    "Kafka Streams is " + streams.state() + " and has not found out yet what its state holds.");
        }
        return now;
    }

    /** {@code GET /state/rows?view=page_views&version=...&filter=...}: a stream of this instance's rows. */
    private StatusEndpoint.Body rows(Map<String, String> query) {
        requireMine(query);
        View view = settings.pipeline().view(query.getOrDefault("view", ""));
        if (view == null || !view.version().equals(query.get("version"))) {
            throw new IllegalArgumentException("View '" + query.get("view")
                    + "' is not the same in this instance's pipeline. All services need the same file.");
        }
        RowFilter filter = new ViewWire(view).decodeFilter(query.getOrDefault("filter", "{}"));
        // The shuffle has as many partitions as the log.
        long of = held().keySet().stream()
                .filter(partition -> partition.source().equals(view.source().name()))
                .count();
        requireSettled();
        try {
            return rows.of(view, filter, (int) of);
        } catch (InvalidStateStoreException e) {
            throw new IllegalStateException(
                    "the state of " + view.name() + " is being moved or restored: " + e.getMessage(), e);
        }
    }

    /** Kafka Streams lets nobody read while one of its threads is given other partitions, or restores some. */
    private void requireSettled() {
        streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::threadState)
                .filter(state -> !state.equals("RUNNING"))
                .findAny()
                .ifPresent(state -> {
                    throw new IllegalStateException("partitions are being moved or restored (" + state + ")");
                });
    }

    /** Refuses to answer in place of another pipeline's job, or of another generation. */
    private void requireMine(Map<String, String> query) {
        String asked = query.get("pipeline") + " " + query.get("generation");
        String mine = settings.pipeline().name() + " " + settings.generation();
        if (!asked.equals(mine)) {
            throw new IllegalStateException(
                    "this instance belongs to pipeline and generation " + mine + ", not to " + asked + ".");
        }
    }

    @Override
    public void close() {}
}
