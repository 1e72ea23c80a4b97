/**
 * Puts the exact functions in the place of Calcite's while a statement is translated and planned. Read {@link
 * braid.answer.arithmetic.translation.ExactConvertlets} first.
 */
package braid.answer.arithmetic.translation;
