package braid.core.group;

/**
 * A stored row of a view: its group, and the columns of its accumulators in the order of
 * {@link braid.core.view.View#accumulatorColumns()}.
 */
public record GroupRow(GroupKey key, Object[] accumulators) {}
