/**
 * What an answer is made from: {@link braid.answer.side.BatchSide}, {@link braid.answer.side.SpeedSide} and {@link braid.answer.side.LogSide}, and how
 * they say that they cannot be read.
 *
 * <p>Whoever embeds answers implements these three.
 */
package braid.answer.side;
