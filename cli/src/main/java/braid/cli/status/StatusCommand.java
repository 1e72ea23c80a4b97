package braid.cli.status;

import braid.cli.command.Command;
import braid.terminal.command.FormatOption;
import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        name = "status",
        description = "Show how every part of the stack is doing. Exits with 1 when a part is not up.",
        footer = {"", "Examples:", "  braid status", "  braid status --format json"})
public final class StatusCommand extends Command {
    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        JsonNode report = new Report(context().stack()).gather();
        ReportText text = new ReportText(report);
        switch (format.get()) {
            case JSON -> print(report.toPrettyString());
            case CSV -> terminal().out().print(text.table().toCsv());
            default -> terminal().out().print(text.text());
        }
        return report.path("up").asBoolean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    protected void execute() {
        call();
    }
}
