package braid.cli.answer;

import braid.cli.command.AnswerPrinter;
import braid.cli.command.Command;
import braid.launcher.client.Api;
import braid.terminal.command.FormatOption;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "query",
        description = "Ask for merged rows in SQL.",
        footer = {
            "",
            "Examples:",
            "  braid query \"SELECT * FROM page_views WHERE page = '/home'\"",
            "  braid query \"SELECT page, views FROM page_views ORDER BY views DESC LIMIT 5\" --format csv",
            "  braid query \"SELECT SUM(views) AS views FROM page_views\" --max-staleness 2s"
        })
public final class QueryCommand extends Command {
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    @Parameters(paramLabel = "SQL", description = "One SELECT, or EXPLAIN and a SELECT.")
    private String sql;

    @Mixin
    private CoverageOptions coverage;

    @Mixin
    private FormatOption format;

    @Override
    protected void execute() {
        ObjectNode body = Api.JSON.createObjectNode().put("sql", sql);
        coverage.parameters().forEach(body::put);
        AnswerPrinter.print(
                AnswerPrinter.serving(context()).post("/api/v1/sql", body, PATIENCE), format.get(), terminal());
    }
}
