/**
 * The accumulators of a measure, of all groups in one. Public because generated code adds to them. Read {@link
 * braid.core.fold.measure.Measures} first.
 */
package braid.core.fold.measure;
