/**
 * The batch views as they were at an earlier cut, computed again by time travel: {@link braid.batch.past.RecomputedViews}.
 *
 * <p>Reads the master dataset and the list of published cuts; changes nothing.
 */
package braid.batch.past;
