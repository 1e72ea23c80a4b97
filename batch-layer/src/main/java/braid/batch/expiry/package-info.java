/**
 * Deletes real-time segments that the batch views have covered for long enough: {@link braid.batch.expiry.Expiry}.
 *
 * <p>Knows the real-time views and the warehouse; knows no run.
 */
package braid.batch.expiry;
