package braid.cli.tool;

import picocli.CommandLine;

@CommandLine.Command(
        name = "compare",
        description = "Compare the architectures by measurement, truth first; or what each takes: --size.")
public final class CompareCommand extends ToolCommand {}
