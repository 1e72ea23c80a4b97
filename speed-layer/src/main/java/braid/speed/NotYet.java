package braid.speed;

/** A partition cannot be begun now, but will be: it is tried again, and the others go on meanwhile. */
final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYet(String why) {
        super(why);
    }

    NotYet(String why, Throwable cause) {
        super(why, cause);
    }
}
