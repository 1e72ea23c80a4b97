/** The speed layer on Flink: a checkpoint is a range of offsets, so it is a delta. Read {@link braid.engine.flink.DeltaCommits} first. */
package braid.engine.flink;
