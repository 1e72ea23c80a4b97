package braid.dataflow.model;

/** A pipeline that Beam cannot compute as its file means it; the message says why, and what to do. */
public final class NotInDataflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is refused and why, and what to do. */
    public NotInDataflow(String message) {
        super(message);
    }
}
