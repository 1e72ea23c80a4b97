package braid.ingest.client;

/** A batch could not be delivered; the message is for people. */
public final class DeliveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeliveryFailed(String message) {
        super(message);
    }
}
