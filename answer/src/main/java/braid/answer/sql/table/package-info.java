/**
 * Views as tables of a statement: which columns they show, what of a condition the stores can check, and the rows that were read. Read
 * {@link braid.answer.sql.table.ViewTable} first.
 */
package braid.answer.sql.table;
