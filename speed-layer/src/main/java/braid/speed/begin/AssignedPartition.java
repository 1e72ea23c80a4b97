package braid.speed.begin;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.speed.chain.ChainWriter;
import braid.speed.fold.PartitionFold;
import org.apache.kafka.common.TopicPartition;

/** A partition that this instance was given: first it is taken over, then folded and flushed from the chain's end on. */
public final class AssignedPartition {
    private final TopicPartition topicPartition;
    private final Partition partition;
    private final Beginning beginning;
    private PartitionFold fold;
    private ChainWriter writer;
    private Progress committed;
    private long notBefore = System.nanoTime();

    public AssignedPartition(TopicPartition topicPartition, Partition partition, Beginning beginning) {
        this.topicPartition = topicPartition;
        this.partition = partition;
        this.beginning = beginning;
    }

    public TopicPartition topicPartition() {
        return topicPartition;
    }

    public Partition partition() {
        return partition;
    }

    public Beginning beginning() {
        return beginning;
    }

    /** {@code null} until it has begun. */
    public PartitionFold fold() {
        return fold;
    }

    /** {@code null} until it has begun. */
    public ChainWriter writer() {
        return writer;
    }

    public void start(PartitionFold from, ChainWriter to) {
        fold = from;
        writer = to;
        committed = to.durable();
    }

    /** Puts off the next attempt to begin. */
    public void waitUntil(long nanos) {
        notBefore = nanos;
    }

    /** Whether it is time to go on with its beginning. */
    public boolean isDue(long nanos) {
        return !isStarted() && nanos - notBefore >= 0;
    }

    public boolean isStarted() {
        return fold != null;
    }

    /** Whether something is durable that was not committed. */
    public boolean isToCommit() {
        return !writer.durable().equals(committed);
    }

    public void committed() {
        committed = writer.durable();
    }
}
