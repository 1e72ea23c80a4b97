package braid.flink;

/** A pipeline that Flink cannot compute as its file means it, or a state it cannot go on from; the message says why, and what to do. */
final class NotInFlink extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInFlink(String message) {
        super(message);
    }

    NotInFlink(String message, Throwable cause) {
        super(message, cause);
    }
}
