package braid.service.settings;

/** A setting that cannot be used; the message says which, what was given, what is allowed and where to set it. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
