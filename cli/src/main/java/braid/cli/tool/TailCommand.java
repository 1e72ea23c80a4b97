package braid.cli.tool;

import picocli.CommandLine;

@CommandLine.Command(name = "tail", description = "Print the events of a source as they were accepted, as JSON.")
public final class TailCommand extends ToolCommand {}
