package braid.core.spelling;

/** A text that is not written as ISO 8601 has it, whatever else it may be; the message fits behind a type's name. Has no stack trace. */
public final class NotIso extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NotIso(String message) {
        super(message);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
