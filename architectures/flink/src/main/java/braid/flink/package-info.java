/**
 * The pipeline as one Flink SQL program, streaming or batch: who runs it, from which saved state, and what it says of itself. Read {@link
 * braid.flink.sql.Program} first, it is all that is computed, then {@link braid.flink.StreamingJob}. Knows no layer of Lambda.
 */
package braid.flink;
