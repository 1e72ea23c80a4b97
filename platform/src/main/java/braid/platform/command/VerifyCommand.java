package braid.platform.command;

import picocli.CommandLine;

@CommandLine.Command(
        name = "verify",
        description = "Say whether a saved answer was right, naming the rows that differ.")
final class VerifyCommand extends ToolCommand {}
