package braid.core.segment;

/** Where deltas lie together: those of one view's bucket in one segment, of all partitions. */
public record Shelf(long segment, String view, int bucket) {}
