/**
 * Makes one exact answer from the two sides: {@link braid.serving.merge.MergedReader} follows the cut protocol and yields
 * {@link braid.serving.merge.Group}s with the coverage that they are the fold of.
 *
 * <p>Knows the stores by three small interfaces only, and nothing of HTTP or SQL.
 */
package braid.serving.merge;
