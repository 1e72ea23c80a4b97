package braid.cli.tool;

import picocli.CommandLine;

@CommandLine.Command(
        name = "send",
        description = "Send a file of events (CSV, NDJSON, .gz, or - for stdin) to a source.")
public final class SendCommand extends ToolCommand {}
