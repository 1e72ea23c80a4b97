/**
 * Rows of two sides become one: {@link braid.answer.merge.Merge} joins partial aggregates to {@link braid.answer.merge.Group}s.
 *
 * <p>Knows neither where rows come from nor what an answer covers.
 */
package braid.answer.merge;
