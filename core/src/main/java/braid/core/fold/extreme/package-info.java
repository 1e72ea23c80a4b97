/**
 * Accumulators of least and greatest values, one for each form that the values have. Public because generated code adds to them.
 */
package braid.core.fold.extreme;
