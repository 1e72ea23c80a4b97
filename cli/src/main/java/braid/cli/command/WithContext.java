package braid.cli.command;

/** What a command is given to: the command line, or the command above. */
public interface WithContext {
    Context context();
}
