package braid.core.event;

/** What a record of a source's topic is. Read by {@link RecordReader}, which alone decides it. */
public sealed interface LogRecord {
    /**
     * An event.
     *
     * @param row a value for each of the source's columns, as their types allow
     */
    record Event(Object[] row) implements LogRecord {}

    /**
     * The end of a segment.
     *
     * @param cut above 0
     */
    record Marker(long cut) implements LogRecord {}

    /**
     * Neither: something that neither ingest nor the batch layer wrote. No view counts it; it is kept in quarantine.
     *
     * @param reason why it is no event, for an operator to read
     */
    record Foreign(String reason) implements LogRecord {}
}
