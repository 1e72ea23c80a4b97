/**
 * Reads the JSON values of one column, by its type, or refuses them. Read {@link braid.ingest.decode.column.ColumnReader} first.
 */
package braid.ingest.decode.column;
