package braid.answer.side;

/** A store that the answer needs does not answer. Asking again later is safe. */
public final class StoreDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String store;

    /**
     * @param store what a user calls it, with what it holds
     * @param cause what the client library said
     */
    public StoreDown(String store, Throwable cause) {
        super("The " + store + " does not answer: " + reason(cause), cause);
        this.store = store;
    }

    /**
     * @param store what a user calls it, with what it holds
     * @param problem what is known of why; {@code null} if it has come back meanwhile
     */
    public StoreDown(String store, String problem) {
        super("The " + store + " does not answer: " + (problem == null ? "it did not a moment ago" : problem));
        this.store = store;
    }

    public String store() {
        return store;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
