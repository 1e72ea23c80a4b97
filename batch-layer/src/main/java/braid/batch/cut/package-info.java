/**
 * The log's side of a cut: {@link braid.batch.cut.Cutter} appends the markers and learns the boundary.
 *
 * <p>Knows the log; knows neither Spark nor the warehouse.
 */
package braid.batch.cut;
