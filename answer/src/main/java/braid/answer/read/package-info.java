/**
 * The read protocol, which makes one exact answer from the two sides: {@link braid.answer.read.MergedReader} is asked, and
 * {@link braid.answer.read.Attempts} is what to read first.
 *
 * <p>Knows the stores by three small interfaces only, and nothing of HTTP or SQL.
 */
package braid.answer.read;
