package braid.terminal.command;

/** A word that is none of those a command takes: wrong usage, told with the nearest right one. */
public final class UnknownName extends Failure {
    private static final long serialVersionUID = 1L;

    public UnknownName(String message) {
        super(message);
    }
}
