package braid.verify;

import braid.verify.answer.Difference;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Whether an answer is right.
 *
 * @param rows of the answer
 * @param fromLog events that were folded from the log
 * @param fromDataset events that were folded from the master dataset
 * @param cut of the answer's coverage
 * @param differences empty for an answer that is right
 * @param caveat why another answer could be right too, or empty
 */
public record Verdict(
        int rows,
        long fromLog,
        long fromDataset,
        long cut,
        List<Difference> differences,
        String caveat,
        double seconds) {
    private static final int SHOWN = 20;
    private static final JsonMapper JSON = new JsonMapper();

    public Verdict {
        differences = List.copyOf(differences);
    }

    public boolean isRight() {
        return differences.isEmpty();
    }

    String toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("right", isRight())
                .put("rows", rows)
                .put("cut", cut)
                .put("events_from_log", fromLog)
                .put("events_from_master_dataset", fromDataset)
                .put("seconds", Math.round(seconds * 1000) / 1000.0);
        if (!isRight() && !caveat.isEmpty()) {
            json.put("caveat", caveat);
        }
        ArrayNode all = json.putArray("differences");
        for (Difference difference : differences) {
            ObjectNode one = all.addObject();
            one.put("number", difference.number());
            one.put("row", difference.row());
            one.put("column", difference.column());
            one.put("given", difference.given());
            one.put("computed", difference.computed());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String toText() {
        String events = String.format(
                Locale.ROOT,
                "the fold of %,d events at cut %d: %,d from the log, %,d from the master dataset (%.1f s).%n",
                fromLog + fromDataset,
                cut,
                fromLog,
                fromDataset,
                seconds);
        if (isRight()) {
            return String.format(Locale.ROOT, "right: all %,d rows are ", rows) + events;
        }
        int named = (int) differences.stream().map(Difference::row).distinct().count();
        String more = differences.size() > SHOWN
                ? String.format(Locale.ROOT, "and %,d more; --format json has all%n", differences.size() - SHOWN)
                : "";
        return String.format(Locale.ROOT, "wrong: %,d rows differ, of %,d given, from ", named, rows)
                + events
                + table()
                + more
                + (caveat.isEmpty() ? "" : caveat + System.lineSeparator());
    }

    private String table() {
        List<Difference> shown = differences.subList(0, Math.min(SHOWN, differences.size()));
        int row = width(shown.stream().map(Difference::row).toList(), "row", 70);
        int column = width(shown.stream().map(Difference::column).toList(), "column", 40);
        int given = width(shown.stream().map(Difference::given).toList(), "given", 50);
        TextTable table = TextTable.forColumns(
                new ColorScheme.Builder(Ansi.OFF).build(),
                new Column(row, 0, Overflow.WRAP),
                new Column(column, 0, Overflow.WRAP),
                new Column(given, 0, Overflow.WRAP),
                new Column(52, 0, Overflow.WRAP));
        table.addRowValues("row", "column", "given", "computed");
        shown.forEach(d -> table.addRowValues(d.row(), d.column(), d.given(), d.computed()));
        return table.toString();
    }

    private static int width(List<String> texts, String header, int most) {
        int longest = texts.stream().mapToInt(String::length).max().orElse(0);
        return 2 + Math.min(most, Math.max(header.length(), longest));
    }
}
