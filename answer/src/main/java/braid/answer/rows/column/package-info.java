/**
 * The columns of an answer and their values as text: {@link braid.answer.rows.column.RowShape} says which columns a view's rows have.
 */
package braid.answer.rows.column;
