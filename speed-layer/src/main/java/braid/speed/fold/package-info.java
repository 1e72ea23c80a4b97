/**
 * The fold of a partition: what the offsets since the last flush add to the groups of each view. Read {@link
 * braid.speed.fold.PartitionFold} first.
 */
package braid.speed.fold;
