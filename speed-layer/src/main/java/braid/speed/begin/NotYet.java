package braid.speed.begin;

/** A partition cannot be begun now, but will be: it is tried again, and the others go on meanwhile. */
public final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYet(String why) {
        super(why);
    }

    public NotYet(String why, Throwable cause) {
        super(why, cause);
    }
}
