/**
 * The batch layer: cuts the log, lands it in the master dataset, recomputes the windows that were touched, publishes them. Start with
 * {@link braid.batch.BatchLayer}, then {@link braid.batch.run.BatchRun}.
 *
 * <p>Knows no other layer; it meets them in the log, the real-time views and the warehouse.
 */
package braid.batch;
