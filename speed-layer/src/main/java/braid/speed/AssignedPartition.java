package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import org.apache.kafka.common.TopicPartition;

/** A partition that this instance was given: first it is taken over, then folded and flushed from the chain's end on. */
final class AssignedPartition {
    private final TopicPartition topicPartition;
    private final Partition partition;
    private final Beginning beginning;
    private PartitionFold fold;
    private ChainWriter writer;
    private Progress committed;
    private long notBefore = System.nanoTime();

    AssignedPartition(TopicPartition topicPartition, Partition partition, Beginning beginning) {
        this.topicPartition = topicPartition;
        this.partition = partition;
        this.beginning = beginning;
    }

    TopicPartition topicPartition() {
        return topicPartition;
    }

    Partition partition() {
        return partition;
    }

    Beginning beginning() {
        return beginning;
    }

    /** {@code null} until it has begun. */
    PartitionFold fold() {
        return fold;
    }

    /** {@code null} until it has begun. */
    ChainWriter writer() {
        return writer;
    }

    void start(PartitionFold from, ChainWriter to) {
        fold = from;
        writer = to;
        committed = to.durable();
    }

    /** Puts off the next attempt to begin. */
    void waitUntil(long nanos) {
        notBefore = nanos;
    }

    /** Whether it is time to go on with its beginning. */
    boolean isDue(long nanos) {
        return !isStarted() && nanos - notBefore >= 0;
    }

    boolean isStarted() {
        return fold != null;
    }

    /** Whether something is durable that was not committed. */
    boolean isToCommit() {
        return !writer.durable().equals(committed);
    }

    void committed() {
        committed = writer.durable();
    }
}
