package braid.speed;

import braid.core.boundary.Progress;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition that this instance was given. First its starting point is looked for, then what the last instance had folded is folded
 * again, then it goes on from there.
 */
final class AssignedPartition {
    private final TopicPartition topicPartition;
    private final String topicId;
    private PartitionFold fold;
    private boolean recovered;
    private Progress flushed;
    private long notBefore = System.nanoTime();

    AssignedPartition(TopicPartition topicPartition, String topicId) {
        this.topicPartition = topicPartition;
        this.topicId = topicId;
    }

    TopicPartition topicPartition() {
        return topicPartition;
    }

    /** The id of the topic that the offsets belong to. */
    String topicId() {
        return topicId;
    }

    /** {@code null} until the starting point is known. */
    PartitionFold fold() {
        return fold;
    }

    void start(PartitionFold from) {
        fold = from;
    }

    /** Puts off the next look for a starting point. */
    void waitUntil(long nanos) {
        notBefore = nanos;
    }

    /** Whether it is time to look for a starting point. */
    boolean isDue(long nanos) {
        return !isStarted() && nanos - notBefore >= 0;
    }

    boolean isStarted() {
        return fold != null;
    }

    /** Whether its rows may be written: the fold has passed the point where the last instance was. */
    boolean isRecovered() {
        return recovered;
    }

    void recovered() {
        recovered = true;
    }

    /** Whether there is progress that is not durable yet. */
    boolean hasNews() {
        return recovered && !fold.progress().equals(flushed);
    }

    /** The progress that is durable, {@code null} before the first flush. */
    Progress flushed() {
        return flushed;
    }

    /** Notes that everything folded so far is durable, and the progress with it. */
    void acknowledged(Progress progress) {
        fold.acknowledged();
        flushed = progress;
    }
}
