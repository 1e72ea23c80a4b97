package braid.cli;

import braid.cli.command.Context;

/** The process behind the script {@code braid}: exits with 0, 1 (failed), 2 (wrong usage) or 130 (interrupted). */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Braid.run(Context.ofProcess(), arguments));
    }
}
