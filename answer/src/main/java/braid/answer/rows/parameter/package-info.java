/**
 * Reads the parameters of a request, each with its mistakes in the words of who asks. Read {@link
 * braid.answer.rows.parameter.RowsParameters} first.
 */
package braid.answer.rows.parameter;
