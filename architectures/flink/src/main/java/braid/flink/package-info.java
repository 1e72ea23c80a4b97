/**
 * The pipeline as one Flink SQL program, streaming or batch. {@link braid.flink.Program} is all of it; {@link braid.flink.ViewStatement}
 * says what becomes of a view's text. Knows the log's and the rows' formats from {@code storage}, and no layer of Lambda.
 */
package braid.flink;
