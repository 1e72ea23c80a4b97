package braid.core.event;

/** An event was written with a schema that the reader does not know (yet): read the schema topic again and retry. */
public final class UnknownSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long fingerprint;

    public UnknownSchema(long fingerprint) {
        super("No schema with fingerprint " + Long.toHexString(fingerprint) + " is in the schema topic");
        this.fingerprint = fingerprint;
    }

    public long fingerprint() {
        return fingerprint;
    }
}
