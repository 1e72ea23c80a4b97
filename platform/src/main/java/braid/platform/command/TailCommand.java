package braid.platform.command;

import picocli.CommandLine;

@CommandLine.Command(name = "tail", description = "Print the events of a source as they were accepted, as JSON.")
final class TailCommand extends ToolCommand {}
