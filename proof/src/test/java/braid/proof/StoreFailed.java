package braid.proof;

/** A request of which nobody knows whether it was done. */
final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed() {
        super("the store does not answer", null, false, false);
    }
}
