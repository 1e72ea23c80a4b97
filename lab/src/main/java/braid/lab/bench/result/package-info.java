/**
 * What was measured: figures with the processor time that they took, kept as JSON, and their change against those of an earlier run.
 *
 * <p>Read {@link braid.lab.bench.result.Figure} first.
 */
package braid.lab.bench.result;
