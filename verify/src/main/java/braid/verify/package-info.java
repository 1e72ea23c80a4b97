/**
 * {@code braid verify}: whether a saved answer was right. Read {@link braid.verify.Verification} first.
 *
 * <p>Folds exactly the offsets of the answer's coverage, asks the serving layer's own code for the rows that they give, and compares.
 * Asks no layer and neither of their stores: only the log, and the master dataset for what the log no longer holds.
 */
package braid.verify;
