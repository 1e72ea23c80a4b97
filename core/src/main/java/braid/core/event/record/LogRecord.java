package braid.core.event.record;

/** What a record of a source's topic is. Read by {@link RecordReader}, which alone decides it. */
public sealed interface LogRecord {
    /** An event: a {@link Row} of its own, or an {@link EventRow} that is reused. */
    sealed interface Event extends LogRecord permits Row, EventRow {
        /** A value for each of the source's columns, as their types allow. */
        Object[] row();
    }

    /**
     * An event as values.
     *
     * @param row a value for each of the source's columns, as their types allow
     */
    record Row(Object[] row) implements Event {}

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
