package braid.ingest.decode;

/** How a body holds its events. */
public enum Format {
    /** One object, or an array of objects. */
    JSON,
    /** One object a line. */
    NDJSON,
    /** One CloudEvent. */
    CLOUD_EVENT,
    /** An array of CloudEvents. */
    CLOUD_EVENTS
}
