package braid.dataflow;

/** A pipeline that Beam cannot compute as its file means it, or a state it cannot go on from; the message says why, and what to do. */
final class NotInDataflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInDataflow(String message) {
        super(message);
    }
}
