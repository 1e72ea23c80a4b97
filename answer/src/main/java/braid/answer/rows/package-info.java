/**
 * Answers a request for the rows of one view: parameters in, ordered and paged rows out. Read {@link braid.answer.rows.RowsService}
 * first.
 *
 * <p>Knows nothing of HTTP, but what a parameter is.
 */
package braid.answer.rows;
