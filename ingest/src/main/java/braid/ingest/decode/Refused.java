package braid.ingest.decode;

/** An event that its source does not allow: the column, or {@code null} for the event as a whole, and the reason. Has no stack trace. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    Refused(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    String column() {
        return column;
    }

    String reason() {
        return getMessage();
    }
}
