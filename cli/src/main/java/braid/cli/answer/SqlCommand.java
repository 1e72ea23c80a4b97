package braid.cli.answer;

import braid.cli.command.AnswerPrinter;
import braid.cli.command.Command;
import braid.cli.shell.Shell;
import braid.terminal.command.FormatOption;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "sql",
        description = "Ask for merged rows in a SQL shell, or run the statements of a pipe.",
        footer = {
            "",
            "Examples:",
            "  braid sql",
            "  braid sql -c \"SELECT page, SUM(views) AS views FROM page_views GROUP BY page; \\\\d page_views\"",
            "  braid sql --format csv < report.sql",
            "  braid sql --architecture kappa"
        })
public final class SqlCommand extends Command {
    private static final String HISTORY = "sql-history";

    @Option(names = "-c", paramLabel = "SQL", description = "Run these statements, separated by semicolons, and end.")
    private String text;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "Which of the stack's architectures is to answer. Default: the first.")
    private String architecture;

    @Mixin
    private FormatOption format;

    @Override
    protected void execute() {
        Shell shell = new Shell(
                AnswerPrinter.serving(context()),
                terminal(),
                (answer, how) -> AnswerPrinter.print(answer, how, terminal()),
                format.get(),
                architecture);
        if (text != null) {
            shell.run(text);
        } else if (System.console() != null) {
            shell.talk(context().settings().home().folder().resolve(HISTORY));
        } else {
            shell.run(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
    }
}
