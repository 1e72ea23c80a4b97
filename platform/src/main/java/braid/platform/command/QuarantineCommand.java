package braid.platform.command;

import picocli.CommandLine;

@CommandLine.Command(
        name = "quarantine",
        description = "See and release records of the log that are no events: list, show, replay.")
final class QuarantineCommand extends ToolCommand {}
