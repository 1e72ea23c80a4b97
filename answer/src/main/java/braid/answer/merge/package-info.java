/**
 * Makes one exact answer from the two sides: {@link braid.answer.merge.MergedReader} follows the cut protocol and yields
 * {@link braid.answer.merge.Group}s with the coverage that they are the fold of.
 *
 * <p>Knows the stores by three small interfaces only, and nothing of HTTP or SQL.
 */
package braid.answer.merge;
