/**
 * One import: {@link braid.tools.importer.FileImport} sends rows and keeps note of which ingest has taken, so that an interrupted import goes on
 * where it was.
 *
 * <p>Knows rows and answers; not what a file looks like.
 */
package braid.tools.importer;
