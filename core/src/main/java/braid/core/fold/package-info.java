/**
 * Folds events into the groups of a view with no object for each event: {@link braid.core.fold.CompiledFold} makes a class for each view.
 *
 * <p>Gives the groups that {@link braid.core.expression.ViewFunction} and the accumulators of {@link braid.core.aggregate.Aggregate} give,
 * which say what a view means. Knows no store.
 *
 * <p>Rooms: {@code generated} writes the text of a fold; {@code key} finds the group of an event; {@code measure}, {@code total} and
 * {@code extreme} are what it is added to.
 */
package braid.core.fold;
