/**
 * What the batch layer reads of the log: ranges of offsets as events, each decoded and counted once. Read {@link
 * braid.batch.dataset.logged.LogReader} first.
 */
package braid.batch.dataset.logged;
