package braid.web.limit;

/** A request that exceeds a limit of the edge; the message says which, and where to set it. */
final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;

    TooMuch(int status, String key, String message) {
        super(message, null, false, false);
        this.status = status;
        this.key = key;
    }

    int status() {
        return status;
    }

    /** The setting of the limit. */
    String key() {
        return key;
    }
}
