package braid.tools.client;

import java.util.List;

/**
 * What ingest said to a batch.
 *
 * @param rejections all of them, by the index of the event in the batch
 * @param maybeTwice whether a first try failed half way, so that some events may be in the log twice
 */
public record BatchReply(int accepted, List<Rejected> rejections, boolean maybeTwice) {
    /** One event that ingest rejected. */
    public record Rejected(int index, String column, String reason) {}
}
