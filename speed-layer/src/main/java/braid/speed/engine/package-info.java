/**
 * What turns ranges of offsets into deltas, whichever engine reads the log: {@link braid.speed.engine.SpeedProcess} is what a process has of
 * it, {@link braid.speed.engine.PartitionSink} is one partition as an engine sees it.
 */
package braid.speed.engine;
