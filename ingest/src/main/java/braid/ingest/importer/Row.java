package braid.ingest.importer;

/**
 * One row of a file, as the event to send.
 *
 * @param line of the file where it begins, from 1
 * @param event one line of JSON, or what stands there instead
 */
record Row(long line, String event) {}
