package braid.cli.tool;

import picocli.CommandLine;

@CommandLine.Command(
        name = "quarantine",
        description = "See and release records of the log that are no events: list, show, replay.")
public final class QuarantineCommand extends ToolCommand {}
