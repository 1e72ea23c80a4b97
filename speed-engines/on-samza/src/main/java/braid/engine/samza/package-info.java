/** The speed layer on Samza: each partition has a task, which makes its deltas durable before its checkpoint. Read {@link braid.engine.samza.DeltaTask} first. */
package braid.engine.samza;
