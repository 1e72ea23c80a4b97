package braid.cli.shell;

/** Where the shell reads from: a person at a terminal, or a pipe. */
interface Input extends AutoCloseable {
    /** The next line or, from a terminal, all lines up to the end of a statement; {@code null} at the end. */
    String next();

    @Override
    void close();
}
