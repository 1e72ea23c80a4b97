/**
 * From the text of a statement to its parsed and validated tree. Read {@link braid.answer.sql.parse.StatementText} first.
 */
package braid.answer.sql.parse;
