package braid.cli.tool;

import picocli.CommandLine;

@CommandLine.Command(name = "generate", description = "Generate events: clicks or sensors.")
public final class GenerateCommand extends ToolCommand {}
