package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.storage.log.Topics;
import braid.storage.realtime.ProgressTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Finds where the fold of a partition has to begin: at the first offset of the segment that the last instance had open. */
final class Recovery {
    private final Consumer<byte[], byte[]> consumer;
    private final ProgressTable progressTable;
    private final Topics topics;
    private final Map<String, String> topicIds;

    Recovery(
            Consumer<byte[], byte[]> consumer,
            ProgressTable progressTable,
            Topics topics,
            Map<String, String> topicIds) {
        this.consumer = consumer;
        this.progressTable = progressTable;
        this.topics = topics;
        this.topicIds = topicIds;
    }

    /**
     * The furthest progress that is known of a partition, from the commit or from the store; the log's start if there is none.
     *
     * @throws IllegalStateException if the log no longer holds the segment's first offset
     */
    Progress progressOf(TopicPartition topicPartition) {
        String source = topics.source(topicPartition.topic());
        Partition partition = new Partition(source, topicPartition.partition());
        Progress stored = progressTable.read(source).get(partition);
        Progress committed = CommitMetadata.read(
                        consumer.committed(Set.of(topicPartition)).get(topicPartition), topicIds.get(source))
                .orElse(null);
        Progress found = later(stored, committed);
        long logStart = consumer.beginningOffsets(List.of(topicPartition)).get(topicPartition);
        Progress from = found == null ? new Progress(0, 0, 0, null) : found;
        if (logStart > from.first()) {
            throw new IllegalStateException(
                    "The log of " + partition + " begins at offset " + logStart + ", but segment "
                            + from.segment() + " begins at " + from.first()
                            + ": its events are gone and cannot be folded again. In Lambda run a"
                            + " batch (braid batch run) to cut and cover what is landed; else start over with `braid reset`. Keep the log"
                            + " longer with kafka.retention.hours.");
        }
        return from;
    }

    private static Progress later(Progress a, Progress b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.next() > a.next() ? b : a;
    }
}
