package braid.verify.fold;

/** An answer of which nobody can say whether it is right; the message says why, and what to do where something can be done. */
public final class CannotVerify extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotVerify(String message) {
        super(message);
    }
}
