package braid.answer.read;

/** An answer could not be made exact in time, so there is none. Asking again is safe. */
public final class Inconsistent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Inconsistent(String message) {
        super(message);
    }
}
