/**
 * Accumulators of sums and averages, one for each form that the values have. Public because generated code adds to them.
 */
package braid.core.fold.total;
