package braid.ingest.decode.refusal;

/** A body holds more events than a request may; nothing of it is accepted. */
public final class TooManyEvents extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyEvents(int most) {
        super("The request holds more than " + most
                + " events. Send fewer in one request, or raise ingest.max.events.");
    }
}
