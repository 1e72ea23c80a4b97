package braid.core.event;

/** Bytes that are not exactly one event of a source. The message says why, as the end of a sentence about the record. */
public final class NotAnEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: a log may hold many of them. */
    NotAnEvent(String why) {
        super(why, null, false, false);
    }
}
