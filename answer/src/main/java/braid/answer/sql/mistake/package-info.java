/**
 * Turns what Calcite says about a statement into an answer with its place and a way out. Read {@link braid.answer.sql.mistake.SqlMistakes}
 * first.
 */
package braid.answer.sql.mistake;
