package braid.cli.tool;

import picocli.CommandLine;

@CommandLine.Command(
        name = "bench",
        description =
                "Measure this machine: start-up, throughput, freshness, latency, capacity, memory. Judges nothing.")
public final class BenchCommand extends ToolCommand {}
