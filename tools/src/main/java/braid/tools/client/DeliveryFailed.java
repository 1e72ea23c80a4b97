package braid.tools.client;

import braid.terminal.command.Failure;

/** A batch could not be delivered; the message is for people. */
public final class DeliveryFailed extends Failure {
    private static final long serialVersionUID = 1L;

    private final boolean uncertain;

    /** A failure that left nothing in the log. */
    public DeliveryFailed(String message) {
        this(message, false);
    }

    /**
     * @param uncertain whether a part of the batch may be in the log all the same
     */
    public DeliveryFailed(String message, boolean uncertain) {
        super(message);
        this.uncertain = uncertain;
    }

    public boolean uncertain() {
        return uncertain;
    }
}
