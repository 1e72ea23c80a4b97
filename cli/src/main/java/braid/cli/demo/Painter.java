package braid.cli.demo;

import braid.launcher.client.ServedAnswer;
import braid.terminal.Human;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Turns a frame into lines: two-tone bars for a live terminal, one line for a log. */
final class Painter {
    private static final int TOP = 10;
    private static final String BATCH = "\u001b[34m";
    private static final String SPEED = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final String title;
    private final Subject subject;
    private final int columns;

    Painter(String title, Subject subject, int columns) {
        this.title = title;
        this.subject = subject;
        this.columns = columns;
    }

    /** The whole picture, one string a line, none wider than the terminal. */
    List<String> picture(Frame frame) {
        List<String> lines = new ArrayList<>();
        lines.add("braid demo " + title + ": " + subject.measure() + " by " + String.join(", ", subject.keys()) + " in "
                + subject.view() + ", " + Human.duration(frame.elapsed()));
        lines.add("");
        List<Frame.Row> top = frame.rows().subList(0, Math.min(TOP, frame.rows().size()));
        int keyWidth = top.stream().mapToInt(row -> row.key().length()).max().orElse(3);
        keyWidth = Math.min(24, Math.max(8, keyWidth));
        long most = top.stream().mapToLong(Frame.Row::merged).max().orElse(0);
        for (Frame.Row row : top) {
            lines.add("  " + key(row.key(), keyWidth) + " " + bar(row, most, columns - keyWidth - 46) + " " + sum(row));
        }
        lines.add("");
        lines.add("  " + key(frame.total().key(), keyWidth) + " "
                + sum(frame.total()).stripLeading());
        lines.add("  " + BATCH + "█" + PLAIN + " batch view   " + SPEED + "▒" + PLAIN + " real-time view");
        lines.add("");
        lines.add("  " + cut(ServedAnswer.coverageLine(frame.coverage())));
        lines.add("  " + cut(feed(frame)));
        return lines;
    }

    /** The same for a log. */
    String line(Frame frame) {
        Frame.Row total = frame.total();
        String first =
                frame.rows().isEmpty() ? "" : "; first " + words(frame.rows().get(0));
        return Human.duration(frame.elapsed()) + ": " + subject.view() + "." + subject.measure() + " " + words(total)
                + first + "; " + ServedAnswer.coverageLine(frame.coverage()) + "; " + feed(frame);
    }

    static String words(Frame.Row row) {
        return row.key() + " " + Human.count(row.merged()) + " = " + Human.count(row.batch()) + " batch + "
                + Human.count(row.speed()) + " real-time";
    }

    private static String sum(Frame.Row row) {
        return String.format(
                "%11s = %s%s%s + %s%s%s",
                Human.count(row.merged()),
                BATCH,
                Human.count(row.batch()),
                PLAIN,
                SPEED,
                Human.count(row.speed()),
                PLAIN);
    }

    private static String bar(Frame.Row row, long most, int width) {
        int room = Math.max(5, width);
        int whole = most == 0 ? 0 : (int) Math.round((double) room * row.merged() / most);
        int batch = row.merged() == 0 ? 0 : (int) Math.round((double) whole * row.batch() / row.merged());
        return BATCH + "█".repeat(batch) + SPEED + "▒".repeat(whole - batch) + PLAIN + " ".repeat(room - whole);
    }

    private static String key(String key, int width) {
        String shown = key.length() > width ? key.substring(0, width - 1) + "…" : key;
        return shown + " ".repeat(width - shown.length());
    }

    private String cut(String line) {
        return line.length() > columns - 4 ? line.substring(0, columns - 5) + "…" : line;
    }

    private static String feed(Frame frame) {
        JsonNode ingest = frame.ingest();
        String state = frame.batch().path("state").asText("");
        return "accepted " + Human.count(ingest.path("accepted_total").asLong()) + ", rejected "
                + Human.count(ingest.path("rejected_total").asLong()) + ", "
                + Human.count(Math.round(ingest.path("events_per_second").asDouble())) + " events/s"
                + (state.isEmpty() ? "" : "; batch layer: " + state);
    }
}
