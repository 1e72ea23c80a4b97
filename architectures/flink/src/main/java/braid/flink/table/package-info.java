/**
 * What the program's tables are made of: the log's records as rows of Flink's, and rows of Flink's as a view's rows in Cassandra. Read {@link
 * braid.flink.table.EventSchema} and {@link braid.flink.table.RowSink} first. Flink finds the factories by name. Of the
 * program it knows the types and limits only.
 */
package braid.flink.table;
