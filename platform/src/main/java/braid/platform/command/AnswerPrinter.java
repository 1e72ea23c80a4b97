package braid.platform.command;

import braid.platform.client.Api;
import braid.platform.client.ServedAnswer;
import braid.platform.output.OutputFormat;
import braid.platform.output.Terminal;
import com.fasterxml.jackson.databind.JsonNode;

/** Prints an answer of the serving layer: data on stdout; for people also what it covers, on stderr when stdout is not a terminal. */
final class AnswerPrinter {
    private AnswerPrinter() {}

    static void print(JsonNode json, OutputFormat format, Terminal terminal) {
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

    static Api serving(Context context) {
        return api(context, braid.platform.stack.Component.SERVING);
    }

    static Api api(Context context, braid.platform.stack.Component service) {
        return new Api(service.title(), context.settings().address(braid.platform.stack.Member.of(service)));
    }
}
