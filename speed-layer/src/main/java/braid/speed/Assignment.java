package braid.speed;

import braid.core.boundary.Partition;
import braid.speed.begin.AssignedPartition;
import braid.speed.begin.Beginning;
import braid.speed.begin.NotYet;
import braid.speed.begin.Recovery;
import braid.speed.engine.Chains;
import braid.speed.engine.SpeedProcess;
import braid.speed.fold.FoldedPipeline;
import braid.speed.fold.PartitionFold;
import braid.speed.status.SpeedStatus;
import braid.storage.log.Topics;
import braid.storage.quarantine.FirstVerdicts;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions that this instance has, as the consumer group gives and takes them. Used by the consumer's thread alone. */
final class Assignment implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    /** Of one partition, while its last flush is being written: beyond that nothing more is read. */
    private static final int MOST_GROUPS = 50_000;

    private static final long ASK_AGAIN_NANOS = 1_000_000_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Map<String, String> topicIds;
    private final FoldedPipeline pipeline;
    private final Recovery recovery;
    private final Chains chains;
    private final Supplier<FirstVerdicts> verdicts;
    private final SpeedStatus status;
    private boolean joined;
    private final Map<TopicPartition, AssignedPartition> partitions = new HashMap<>();

    Assignment(SpeedProcess process, Consumer<byte[], byte[]> consumer) {
        this(
                consumer,
                process.topics(),
                process.topicIds(),
                process.pipeline(),
                process.recovery(consumer),
                process.chains(),
                process::firstVerdicts,
                process.status());
    }

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
            Chains chains,
            Supplier<FirstVerdicts> verdicts,
            SpeedStatus status) {
        this.consumer = consumer;
        this.topics = topics;
        this.topicIds = topicIds;
        this.pipeline = pipeline;
        this.recovery = recovery;
        this.chains = chains;
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

    /** Whether it has not been said yet which partitions are this instance's, or some of them has not begun. */
    boolean isBeginning() {
        return !joined || partitions.values().stream().anyMatch(partition -> !partition.isStarted());
    }

    /** Whether each of this instance's partitions has begun, or has said why it waits: none can turn out to be one that cannot. */
    boolean isUnderWay() {
        return joined
                && partitions.values().stream()
                        .allMatch(one -> one.isStarted() || status.isWaiting(one.topicPartition()));
    }

    /** Has begun partitions read again, but those whose writer cannot keep up. */
    void resume() {
        Set<TopicPartition> paused = new HashSet<>(consumer.paused());
        paused.removeIf(partition -> !get(partition).isStarted());
        consumer.resume(paused);
        consumer.pause(started().stream()
                .filter(one -> one.fold().size() > MOST_GROUPS && !one.writer().isIdle())
                .map(AssignedPartition::topicPartition)
                .toList());
    }

    /** Goes on with partitions that have not begun yet. One that has to wait for its own reasons holds up no other. */
    void start() {
        long now = System.nanoTime();
        started().stream().filter(one -> one.writer().isSuperseded(now)).forEach(one -> {
            LOG.warn(
                    "{}: somebody else has taken it over, though it was given to this instance: beginning again",
                    one.partition());
            beginAgain(List.of(one.topicPartition()));
        });
        List<AssignedPartition> waiting =
                partitions.values().stream().filter(p -> p.isDue(now)).toList();
        for (AssignedPartition assigned : waiting) {
            try {
                assigned.beginning()
                        .advance(found -> recovery.place(assigned.topicPartition(), found))
                        .ifPresent(begun -> start(assigned, begun));
            } catch (NotYet e) {
                putOff(assigned, e.getMessage());
            } catch (TimeoutException e) {
                status.down(SpeedStatus.KAFKA, "Kafka does not answer: " + e.getMessage());
                putOff(assigned, "Kafka does not answer: " + e.getMessage());
            } catch (DriverException e) {
                status.down(SpeedStatus.CASSANDRA, "Cassandra does not answer: " + e.getMessage());
                putOff(assigned, "Cassandra does not answer: " + e.getMessage());
            }
        }
    }

    private void putOff(AssignedPartition assigned, String why) {
        status.waits(assigned.topicPartition(), why);
        assigned.waitUntil(System.nanoTime() + ASK_AGAIN_NANOS);
    }

    private void start(AssignedPartition assigned, Beginning.Begun begun) {
        TopicPartition partition = assigned.topicPartition();
        PartitionFold fold = pipeline.fold(assigned.partition(), begun.from(), verdicts.get());
        assigned.start(fold, chains.writer(assigned.partition(), begun.from(), begun.epoch()));
        long first = Math.max(pipeline.readFrom(assigned.partition(), begun.from()), recovery.logStart(partition));
        consumer.seek(partition, first);
        consumer.resume(List.of(partition));
        status.began(partition);
        LOG.info(
                "{}: folding segment {} from offset {} on in epoch {}, reading from {}",
                partition,
                begun.from().segment(),
                begun.from().next(),
                begun.epoch(),
                first);
    }

    /** Commits what has become durable. A commit that fails is made good by the next one: the chain says the same. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = commits(partitions.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, null);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> commits(Collection<TopicPartition> of) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (AssignedPartition one : started()) {
            if (of.contains(one.topicPartition()) && one.isToCommit()) {
                offsets.put(
                        one.topicPartition(),
                        new OffsetAndMetadata(one.writer().durable().next()));
                one.committed();
            }
        }
        return offsets;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
        LOG.info("Assigned {}", given);
        joined = true;
        beginAgain(given);
    }

    /** They are begun outside the consumer's callback, where the store may be slow; nothing is read until then. */
    void beginAgain(Collection<TopicPartition> given) {
        consumer.pause(given);
        given.forEach(topicPartition -> {
            consumer.seek(topicPartition, 0);
            String source = topics.source(topicPartition.topic());
            Partition partition = new Partition(source, topicPartition.partition());
            partitions.put(
                    topicPartition,
                    new AssignedPartition(
                            topicPartition, partition, chains.beginning(partition, topicIds.get(source))));
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        LOG.info("Giving back {}", taken);
        chains.finish(started().stream()
                .filter(one -> taken.contains(one.topicPartition()))
                .toList());
        try {
            consumer.commitSync(commits(taken));
        } catch (KafkaException e) {
            // A rebalance that is further on, a broker that is away: what cannot be mended shows at the next poll.
            LOG.info("Not committed; the chain says the same: {}", e.toString());
        }
        drop(taken);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        LOG.warn("Lost {}", lost);
        drop(lost);
    }

    private void drop(Collection<TopicPartition> gone) {
        partitions.keySet().removeAll(gone);
        gone.forEach(status::began);
    }
}
