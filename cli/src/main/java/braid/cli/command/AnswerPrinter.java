package braid.cli.command;

import braid.launcher.client.Api;
import braid.launcher.client.ServedAnswer;
import braid.terminal.OutputFormat;
import braid.terminal.Terminal;
import com.fasterxml.jackson.databind.JsonNode;

/** Prints an answer of the serving layer: data on stdout; for people also what it covers, on stderr when stdout is not a terminal. */
public final class AnswerPrinter {
    private AnswerPrinter() {}

    public static void print(JsonNode json, OutputFormat format, Terminal terminal) {
        ServedAnswer answer = new ServedAnswer(json);
        switch (format) {
            case JSON -> terminal.out().println(json.toPrettyString());
            case CSV -> terminal.out().print(answer.table().toCsv());
            case TABLE -> {
                terminal.out().print(answer.table().toText());
                printCoverage(answer, terminal);
            }
            default -> throw new IllegalArgumentException("No such format: " + format);
        }
    }

    private static void printCoverage(ServedAnswer answer, Terminal terminal) {
        terminal.out().flush();
        int rows = answer.json().path("rows").size();
        String more = answer.json().path("next").isTextual() ? " (there are more: --limit)" : "";
        (terminal.live() ? terminal.out() : terminal.err())
                .println(rows + (rows == 1 ? " row" : " rows") + more + "; " + answer.coverageLine());
    }

    public static Api serving(Context context) {
        return api(context, braid.launcher.member.Component.SERVING);
    }

    public static Api api(Context context, braid.launcher.member.Component service) {
        return new Api(service.title(), context.settings().address(braid.launcher.member.Member.of(service)));
    }
}
