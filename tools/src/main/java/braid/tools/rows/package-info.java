/**
 * Files as rows: {@link braid.tools.rows.Rows} gives the records of CSV, JSON and NDJSON as lines of JSON.
 *
 * <p>Knows the source's columns, to write a CSV field as the JSON that its type needs; every check is ingest's.
 */
package braid.tools.rows;
