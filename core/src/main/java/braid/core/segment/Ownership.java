package braid.core.segment;

import braid.core.boundary.Progress;

/**
 * Who folds a partition, and where its chain began.
 *
 * @param epoch raised each time that somebody takes the partition over; from 1
 * @param topicId the topic that the offsets belong to
 * @param segment the segment in which the chain began
 * @param first the offset at which it began
 */
public record Ownership(long epoch, String topicId, long segment, long first) {
    /** The next owner, who goes on with the chain. */
    public Ownership next() {
        return new Ownership(epoch + 1, topicId, segment, first);
    }

    /** The next owner, who begins the chain anew. */
    public Ownership next(String topic, Progress begin) {
        return new Ownership(epoch + 1, topic, begin.segment(), begin.next());
    }
}
