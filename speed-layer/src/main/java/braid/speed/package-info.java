/**
 * The speed layer: folds the open segment of each partition in memory and upserts what changed. Read {@link braid.speed.SpeedLayer} first,
 * then {@link braid.speed.fold.PartitionFold}.
 *
 * <p>Knows the log and Cassandra, and no other layer. Of the warehouse it asks where the published cut is, and only for a partition that
 * begins in an unusual way ({@link braid.speed.begin.StartingPoint}).
 */
package braid.speed;
