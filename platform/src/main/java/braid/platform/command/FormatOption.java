package braid.platform.command;

import braid.platform.output.Format;
import picocli.CommandLine.Option;

/** The option {@code --format}, of every command that prints data. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), json or csv.")
    private Format format;

    Format get() {
        return format;
    }
}
