package braid.cli.answer;

import braid.cli.command.AnswerPrinter;
import braid.cli.command.Command;
import braid.launcher.client.ServedAnswer;
import braid.terminal.OutputFormat;
import braid.terminal.command.FormatOption;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "deltas",
        description = {
            "Look into the speed layer's store: which deltas of a view it holds behind the published cut, or what one of them adds.",
            "A delta is the fold of a range of offsets of one partition; the merge of all of them is the real-time view."
        },
        footer = {
            "",
            "Examples:",
            "  braid deltas page_views",
            "  braid deltas page_views --limit 50 --format csv",
            "  braid deltas page_views --partition 2 --from 4711"
        })
public final class DeltasCommand extends Command {
    @Parameters(paramLabel = "VIEW", description = "Name of the view.")
    private String view;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "The newest so many of each partition, 100 at most (default 10).")
    private int limit;

    @ArgGroup(exclusive = false)
    private One one;

    private static final class One {
        @Option(
                names = "--partition",
                paramLabel = "P",
                required = true,
                description = "Decode the delta of this partition ...")
        private int partition;

        @Option(
                names = "--from",
                paramLabel = "OFFSET",
                required = true,
                description = "... that begins at this offset: what it adds to each group.")
        private long from;
    }

    @Mixin
    private FormatOption format;

    @Override
    protected void execute() {
        JsonNode found = AnswerPrinter.serving(context()).get(path());
        if (format.get() == OutputFormat.JSON) {
            terminal().out().println(found.toPrettyString());
        } else {
            ServedAnswer answer = new ServedAnswer(found);
            terminal()
                    .out()
                    .print(
                            format.get() == OutputFormat.CSV
                                    ? answer.table().toCsv()
                                    : answer.table().toText());
        }
    }

    private String path() {
        String path = "/api/v1/views/"
                + URLEncoder.encode(view, StandardCharsets.UTF_8).replace("+", "%20") + "/deltas";
        return one == null ? path + "?limit=" + limit : path + "?partition=" + one.partition + "&from=" + one.from;
    }
}
