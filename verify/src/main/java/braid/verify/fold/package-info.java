/**
 * The fold of exactly the offsets that a coverage names. Read {@link braid.verify.fold.CoverageFold} first: it takes events from
 * {@link braid.verify.fold.LogEvents} and {@link braid.verify.fold.LandedEvents} into {@link braid.verify.fold.FoldedViews}, which the
 * serving layer's code reads as if they were its two stores.
 *
 * <p>Knows nothing of answers but their coverage.
 */
package braid.verify.fold;
