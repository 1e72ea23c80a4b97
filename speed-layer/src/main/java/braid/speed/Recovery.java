package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.storage.log.Topics;
import braid.storage.warehouse.PublishedCut;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where the fold of a partition has to begin, from the commit, the store and the log; {@link StartingPoint} says what follows from
 * them. The warehouse is asked only for a partition that was added, or whose segment has left the log.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Stored stored;
    private final Published published;
    private final Topics topics;
    private final Map<String, String> topicIds;
    private final Duration grace;
    private final Clock clock;

    /** The progress of a source's partitions in the store. */
    @FunctionalInterface
    interface Stored {
        Map<Partition, Progress> read(String source);
    }

    /**
     * @param topicIds the id of each source's topic
     * @param grace how long readers may use a cut after a later one was published
     */
    Recovery(
            Consumer<byte[], byte[]> consumer,
            Stored stored,
            Published published,
            Topics topics,
            Map<String, String> topicIds,
            Duration grace,
            Clock clock) {
        this.consumer = consumer;
        this.stored = stored;
        this.published = published;
        this.topics = topics;
        this.topicIds = topicIds;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * The furthest progress that is known of a partition; where there is none, or it cannot be folded again, a place from which nothing is
     * missing.
     *
     * @throws NotYet if a store does not answer now, or readers still use an earlier cut; worth a retry
     * @throws IllegalStateException if events are missing that no retry brings back
     */
    Progress progressOf(TopicPartition topicPartition) {
        String source = topics.source(topicPartition.topic());
        Partition partition = new Partition(source, topicPartition.partition());
        Map<Partition, Progress> known = stored.read(source);
        try {
            Progress committed = CommitMetadata.read(
                            consumer.committed(Set.of(topicPartition)).get(topicPartition), topicIds.get(source))
                    .orElse(null);
            StartingPoint point = new StartingPoint(
                    partition,
                    consumer.beginningOffsets(List.of(topicPartition)).get(topicPartition),
                    consumer.endOffsets(List.of(topicPartition)).get(topicPartition));
            return begin(point, later(known.get(partition), committed), known.isEmpty());
        } catch (RetriableException e) {
            throw new NotYet("Kafka does not say where " + partition + " begins: " + e.getMessage(), e);
        }
    }

    private Progress begin(StartingPoint point, Progress found, boolean first) {
        if (found != null && point.holds(found)) {
            return point.again(found);
        }
        if (found == null && first && point.logStart() == 0) {
            return new Progress(0, 0, 0, null);
        }
        PublishedCut cut = published.cut();
        Progress begun = found == null
                ? point.anew(cut, grace, clock.instant())
                : point.behind(cut, found, grace, clock.instant());
        String why = found == null
                ? "was not folded before (with a PRIMARY KEY an event that was first delivered to another partition counts again, until"
                        + " the next batch run)"
                : "does not hold its segment " + found.segment() + " any more";
        LOG.warn(
                "{} {}: it is folded from offset {} on, in segment {}",
                point.partition(),
                why,
                begun.first(),
                begun.segment());
        return begun;
    }

    private static Progress later(Progress a, Progress b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.next() > a.next() ? b : a;
    }
}
