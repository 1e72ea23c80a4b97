package braid.cli.tool;

import picocli.CommandLine;

@CommandLine.Command(
        name = "verify",
        description = "Say whether a saved answer was right, naming the rows that differ.")
public final class VerifyCommand extends ToolCommand {}
