/**
 * What is asked, checked and typed: {@link braid.answer.rows.request.RowsRequest}, the order of its rows, and the refusal of what cannot
 * be answered as it is.
 */
package braid.answer.rows.request;
