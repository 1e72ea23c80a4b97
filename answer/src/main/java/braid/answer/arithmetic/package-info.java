/**
 * The arithmetic of statements: every result is exact or rounded as it is said, and what does not fit is an error that names the
 * expression. Read {@link braid.answer.arithmetic.translation.ExactConvertlets} first: it puts these functions in the place of Calcite's, which
 * wrap around and cut.
 *
 * <p>Knows nothing of views and of how a statement is planned.
 */
package braid.answer.arithmetic;
