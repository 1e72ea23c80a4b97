/**
 * The speed layer: folds the open segment of each partition in memory and upserts what changed. Read {@link braid.speed.SpeedLayer} first,
 * then {@link braid.speed.PartitionFold}.
 *
 * <p>Knows the log and Cassandra; neither the warehouse nor any other layer.
 */
package braid.speed;
