package braid.lab.scenario;

import braid.terminal.command.Failure;

/** A scenario file that cannot be understood, told with line and column. */
public final class ScenarioMistake extends Failure {
    private static final long serialVersionUID = 1L;

    ScenarioMistake(String file, int line, int column, String message) {
        super(file + ", line " + line + ", column " + column + ": " + message);
    }
}
