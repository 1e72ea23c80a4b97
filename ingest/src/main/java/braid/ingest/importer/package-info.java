/**
 * The importer: {@link braid.ingest.importer.SendTool} reads a file and sends its rows through ingest's door.
 *
 * <p>Knows the source's columns, to write a CSV field as the JSON that its type needs; every check is ingest's.
 */
package braid.ingest.importer;
