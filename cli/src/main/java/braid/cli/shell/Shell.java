package braid.cli.shell;

import braid.launcher.client.Api;
import braid.terminal.OutputFormat;
import braid.terminal.Terminal;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads statements and commands and prints what the serving layer answers.
 *
 * <p>At a terminal a failure is printed and the next statement is asked for; in a pipe it ends the shell, because what follows was
 * written for a world in which it had not failed.
 */
public final class Shell {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> HELP = List.of(
            "A statement ends with ; and may have several lines. Tab completes, the arrows bring back what was typed before.",
            "  \\d              the views            \\d VIEW          its columns",
            "  \\explain SQL    what each layer read  \\timing          show or hide the time of each answer",
            "  \\format F       table, json or csv    \\q               leave");

    /** Prints one answer, with what it covers. */
    @FunctionalInterface
    public interface Printer {
        void print(JsonNode answer, OutputFormat format);
    }

    private final Api serving;
    private final Terminal terminal;
    private final Printer printer;
    private final String architecture;
    private OutputFormat format;
    private boolean timing;
    private boolean over;

    /** @param architecture that is to answer; {@code null} for the stack's first */
    public Shell(Api serving, Terminal terminal, Printer printer, OutputFormat format, String architecture) {
        this.architecture = architecture;
        this.serving = serving;
        this.terminal = terminal;
        this.printer = printer;
        this.format = format;
    }

    /** Runs the statements in a text, the last of which needs no semicolon. */
    public void run(String text) {
        StatementLines statements = new StatementLines();
        text.lines().flatMap(line -> statements.add(line).stream()).toList().forEach(this::execute);
        String rest = statements.rest();
        if (!rest.isEmpty()) {
            execute(rest);
        }
    }

    /** Runs what comes in a pipe, up to its end or the first failure. */
    public void run(java.io.Reader reader) {
        read(new PipeInput(reader), false);
    }

    /** Talks with the person at the terminal; the history is kept in a file. */
    public void talk(java.nio.file.Path history) {
        terminal.out().println("Braid SQL. \\? for help, \\q to leave.");
        timing = true;
        read(TerminalInput.open(history, Views.of(serving)), true);
    }

    private void read(Input input, boolean goesOn) {
        StatementLines statements = new StatementLines();
        try (input) {
            for (String line = input.next(); line != null && !over; line = over ? null : input.next()) {
                for (String statement : line.lines()
                        .flatMap(each -> statements.add(each).stream())
                        .toList()) {
                    attempt(statement, goesOn);
                }
            }
            String rest = statements.rest();
            if (!rest.isEmpty() && !over) {
                attempt(rest, goesOn);
            }
        }
    }

    private void attempt(String statement, boolean goesOn) {
        try {
            execute(statement);
        } catch (Failure e) {
            if (!goesOn) {
                throw e;
            }
            terminal.out().flush();
            terminal.err().println("braid: " + e.getMessage());
            terminal.err().flush();
        }
    }

    private void execute(String statement) {
        String[] words = statement.replaceFirst(";$", "").split("\\s+", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "\\q", "quit", "exit" -> over = true;
            case "\\?", "\\h", "help" -> HELP.forEach(terminal.out()::println);
            case "\\d" -> describe(rest);
            case "\\timing" -> {
                timing = !timing;
                terminal.out().println("Timing is " + (timing ? "on." : "off."));
            }
            case "\\format" -> format = format(rest);
            case "\\explain" -> ask("EXPLAIN " + rest);
            default -> {
                if (words[0].startsWith("\\")) {
                    throw new Failure("There is no command '" + words[0] + "'. \\? lists them.");
                }
                ask(statement);
            }
        }
        terminal.out().flush();
    }

    private void describe(String view) {
        Views views = Views.of(serving);
        terminal.out().print((view.isEmpty() ? views.all() : views.columnsOf(view)).toText());
    }

    private void ask(String sql) {
        long begun = System.nanoTime();
        ObjectNode body = Api.JSON.createObjectNode().put("sql", sql);
        if (architecture != null) {
            body.put("architecture", architecture);
        }
        JsonNode answer = serving.post("/api/v1/sql", body, PATIENCE);
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        printer.print(answer, format);
        if (timing && format == OutputFormat.TABLE) {
            terminal.out().println("Time: " + millis + " ms");
        }
    }

    private static OutputFormat format(String name) {
        return Arrays.stream(OutputFormat.values())
                .filter(each -> each.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Failure("\\format is '" + name + "', but must be table, json or csv."));
    }
}
