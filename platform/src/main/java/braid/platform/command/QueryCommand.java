package braid.platform.command;

import braid.platform.client.Api;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
final class QueryCommand extends Command {
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    @Parameters(paramLabel = "SQL", description = "One SELECT, or EXPLAIN and a SELECT.")
    private String sql;

    @Option(
            names = "--max-staleness",
            paramLabel = "SPAN",
            description = "Wait so long (2s) for all that the log holds now, or fail with what was reached.")
    private String maxStaleness;

    @Option(
            names = "--as-of-cut",
            paramLabel = "CUT",
            description = "What the batch layer held at this cut, computed again: slow.")
    private Long asOfCut;

    @Mixin
    private FormatOption format;

    @Override
    void execute() {
        ObjectNode body = Api.JSON.createObjectNode().put("sql", sql);
        if (maxStaleness != null) {
            body.put("maxStaleness", maxStaleness);
        }
        if (asOfCut != null) {
            body.put("asOfCut", asOfCut);
        }
        Answers.print(Answers.serving(context()).post("/api/v1/sql", body, PATIENCE), format.get(), terminal());
    }
}
