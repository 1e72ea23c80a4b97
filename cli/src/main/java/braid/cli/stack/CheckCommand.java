package braid.cli.stack;

import braid.cli.command.Command;
import braid.core.sql.mistake.SqlMistake;
import braid.launcher.client.Api;
import braid.launcher.pipeline.CheckedPipeline;
import braid.launcher.start.Needs;
import braid.terminal.OutputFormat;
import braid.terminal.command.FormatOption;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "check",
        description =
                "Compile a pipeline file and say what is in it and what it takes. Needs no servers, changes nothing."
                        + " Exits with 1 at a mistake.",
        footer = {"", "Examples:", "  braid check my/orders.sql", "  braid check flights --format json"})
public final class CheckCommand extends Command {
    @Parameters(paramLabel = "FILE", description = "A .sql file, or the name of one in pipelines/.")
    private String file;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Path path = context().stack().pipeline().locate(file);
        try {
            CheckedPipeline checked = CheckedPipeline.compile(path);
            Needs needs = context().stack().needs(checked);
            show(new CheckReport(checked, needs));
            return CommandLine.ExitCode.OK;
        } catch (SqlMistake mistake) {
            if (format.get() != OutputFormat.JSON) {
                throw mistake;
            }
            print(json(path, mistake).toPrettyString());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void show(CheckReport report) {
        switch (format.get()) {
            case JSON -> print(report.json().toPrettyString());
            case CSV -> terminal().out().print(report.views().toCsv());
            default -> terminal().out().print(report.text());
        }
    }

    private static ObjectNode json(Path path, SqlMistake mistake) {
        ObjectNode json =
                Api.JSON.createObjectNode().put("file", path.toString()).put("correct", false);
        json.putObject("mistake")
                .put("line", mistake.line())
                .put("column", mistake.column())
                .put("what", mistake.what());
        return json;
    }

    @Override
    protected void execute() {
        call();
    }
}
