package braid.ingest.decode.refusal;

/** An event that its source does not allow: the column, or {@code null} for the event as a whole, and the reason. Has no stack trace. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    public Refused(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    public String column() {
        return column;
    }

    public String reason() {
        return getMessage();
    }
}
