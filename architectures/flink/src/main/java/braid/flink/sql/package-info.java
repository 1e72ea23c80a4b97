/**
 * The program as text: a pipeline's sources and views in the SQL that Flink reads, or the reason why they cannot be. Read {@link
 * braid.flink.sql.Program} first; {@link braid.flink.sql.ViewStatement} says what becomes of a view's text. Knows neither where the tables
 * lead nor who runs it.
 */
package braid.flink.sql;
