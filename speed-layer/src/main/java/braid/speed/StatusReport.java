package braid.speed;

import braid.core.boundary.Partition;
import braid.speed.begin.AssignedPartition;
import braid.speed.status.SpeedStatus;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What the status is told of the stores and of the lag, by what the last poll and the last flush gave. Used by the consumer's thread alone. */
final class StatusReport {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CqlSession session;
    private final Assignment assignment;
    private final FetchWatch fetches;
    private final SpeedStatus status;

    StatusReport(
            KafkaConsumer<byte[], byte[]> consumer,
            CqlSession session,
            Assignment assignment,
            FetchWatch fetches,
            SpeedStatus status) {
        this.consumer = consumer;
        this.session = session;
        this.assignment = assignment;
        this.fetches = fetches;
        this.status = status;
    }

    /** Has the status say what is known now, and no more. */
    void tell(boolean asks, boolean durable) {
        if (assignment.isUnderWay()) {
            status.started();
        }
        String silence = fetches.problem();
        if (silence != null) {
            status.down(SpeedStatus.KAFKA, silence);
        } else if (fetches.isFresh() || !asks && !assignment.isBeginning()) {
            status.up(SpeedStatus.KAFKA);
        }
        if (session.getMetadata().getNodes().values().stream().allMatch(node -> node.getState() == NodeState.DOWN)) {
            status.down(SpeedStatus.CASSANDRA, "Cassandra does not answer: no node is up");
        } else if (durable && !assignment.isBeginning()) {
            status.up(SpeedStatus.CASSANDRA);
        }
        status.reached(assignment.started());
        // Nothing is read, and so nothing heard of the log's end, until the store takes writes again.
        status.lags(durable && fetches.isFresh() ? lags() : Map.of());
    }

    private Map<Partition, Long> lags() {
        Map<Partition, Long> lags = new TreeMap<>();
        for (AssignedPartition assigned : assignment.started()) {
            consumer.currentLag(assigned.topicPartition())
                    .ifPresent(lag -> lags.put(assigned.fold().partition(), lag));
        }
        return lags;
    }
}
