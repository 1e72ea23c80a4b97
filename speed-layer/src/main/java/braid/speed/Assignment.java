package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.storage.log.Topics;
import braid.storage.quarantine.FirstVerdicts;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions that this instance has, as the consumer group gives and takes them. Used by the consumer's thread alone. */
final class Assignment implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Map<String, String> topicIds;
    private final FoldedPipeline pipeline;
    private final Recovery recovery;
    private final Flush flush;
    private final Supplier<FirstVerdicts> verdicts;
    private final SpeedStatus status;
    private final Map<TopicPartition, AssignedPartition> partitions = new HashMap<>();

    /**
     * @param topicIds the id of each source's topic
     * @param verdicts reads what was put in quarantine until then
     */
    Assignment(
            Consumer<byte[], byte[]> consumer,
            Topics topics,
            Map<String, String> topicIds,
            FoldedPipeline pipeline,
            Recovery recovery,
            Flush flush,
            Supplier<FirstVerdicts> verdicts,
            SpeedStatus status) {
        this.consumer = consumer;
        this.topics = topics;
        this.topicIds = topicIds;
        this.pipeline = pipeline;
        this.recovery = recovery;
        this.flush = flush;
        this.verdicts = verdicts;
        this.status = status;
    }

    AssignedPartition get(TopicPartition partition) {
        return partitions.get(partition);
    }

    /** The partitions whose fold has begun. */
    List<AssignedPartition> started() {
        return partitions.values().stream().filter(AssignedPartition::isStarted).toList();
    }

    /** Finds the starting points of partitions that do not have one yet; false if the store does not answer. */
    boolean start() {
        List<AssignedPartition> waiting = partitions.values().stream()
                .filter(partition -> !partition.isStarted())
                .toList();
        if (waiting.isEmpty()) {
            return true;
        }
        try {
            FirstVerdicts before = verdicts.get();
            waiting.forEach(assigned -> start(assigned, before));
            return true;
        } catch (TimeoutException e) {
            status.down("Kafka does not answer: " + e.getMessage());
            return false;
        } catch (DriverException e) {
            status.down("Cassandra does not answer: " + e.getMessage());
            return false;
        }
    }

    private void start(AssignedPartition assigned, FirstVerdicts before) {
        TopicPartition partition = assigned.topicPartition();
        Progress from = recovery.progressOf(partition);
        assigned.start(
                pipeline.fold(new Partition(topics.source(partition.topic()), partition.partition()), from, before));
        consumer.seek(partition, from.first());
        consumer.resume(List.of(partition));
        LOG.info(
                "{}: folding segment {} from offset {}, durable to {}",
                partition,
                from.segment(),
                from.first(),
                from.next());
    }

    /** Makes durable what is not yet; false if the store did not take it. */
    boolean flush() {
        List<AssignedPartition> news =
                partitions.values().stream().filter(AssignedPartition::hasNews).toList();
        if (news.isEmpty()) {
            return true;
        }
        long start = System.nanoTime();
        boolean durable = flush.changes(news);
        if (durable) {
            // The progress table says the same; a commit that fails is made good by the next one.
            consumer.commitAsync(commits(news), null);
            status.flushed(System.nanoTime() - start, folds());
        }
        return durable;
    }

    private List<PartitionFold> folds() {
        return started().stream().map(AssignedPartition::fold).toList();
    }

    private Map<TopicPartition, OffsetAndMetadata> commits(Collection<AssignedPartition> durable) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        durable.forEach(p -> offsets.put(p.topicPartition(), CommitMetadata.of(p.flushed(), p.topicId())));
        return offsets;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
        LOG.info("Assigned {}", given);
        // The starting point is found outside this callback, where the store may be slow; nothing is read until then.
        consumer.pause(given);
        given.forEach(partition -> {
            consumer.seek(partition, 0);
            partitions.put(partition, new AssignedPartition(partition, topicIds.get(topics.source(partition.topic()))));
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        LOG.info("Giving back {}", taken);
        if (flush()) {
            List<AssignedPartition> durable = new ArrayList<>(started());
            durable.removeIf(p -> !taken.contains(p.topicPartition()) || p.flushed() == null);
            try {
                consumer.commitSync(commits(durable));
            } catch (RebalanceInProgressException e) {
                LOG.debug("The progress table says what this commit would have", e);
            }
        }
        partitions.keySet().removeAll(taken);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        LOG.warn("Lost {}", lost);
        partitions.keySet().removeAll(lost);
    }
}
