package braid.flink.sql;

/** A pipeline that Flink cannot compute as its file means it, or a state it cannot go on from; the message says why, and what to do. */
public final class NotInFlink extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is refused and why, and what to do. */
    public NotInFlink(String message) {
        super(message);
    }

    NotInFlink(String message, Throwable cause) {
        super(message, cause);
    }
}
