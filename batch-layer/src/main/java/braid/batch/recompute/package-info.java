/**
 * The windows that new events touch, computed again from the master dataset: {@link braid.batch.recompute.TouchedWindows} finds them,
 * {@link braid.batch.recompute.Recomputation} writes their rows to the staging tables.
 *
 * <p>Knows the master dataset and the warehouse; knows nothing of the log.
 */
package braid.batch.recompute;
