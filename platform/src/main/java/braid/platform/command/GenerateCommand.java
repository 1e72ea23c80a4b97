package braid.platform.command;

import picocli.CommandLine;

@CommandLine.Command(name = "generate", description = "Generate events: clicks or sensors.")
final class GenerateCommand extends ToolCommand {}
