package braid.terminal.command;

/**
 * An expected failure of a command: its message is printed as it is, on stderr, and the command exits with 1, or with 2 for an {@link UnknownName}.
 *
 * <p>The message says what was asked, what was found, what is allowed and where to set it or what to do next.
 */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
