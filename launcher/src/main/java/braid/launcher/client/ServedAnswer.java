package braid.launcher.client;

import braid.core.view.Architecture;
import braid.terminal.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the serving layer answers to a question about rows.
 *
 * @param json the answer as it came: columns, rows, coverage, and with {@code explain} the parts of each row
 */
public record ServedAnswer(JsonNode json) {
    private static final List<String> NUMERIC = List.of("BIGINT", "INTEGER", "DECIMAL", "DOUBLE");
    private static final List<String> SIDES = List.of("batch", "speed");

    /** Rows as a table; where rows are explained, each measure is followed by what either side contributed. */
    public Table table() {
        List<JsonNode> columns = new ArrayList<>();
        json.path("columns").forEach(columns::add);
        List<String> explained = explainedMeasures();
        List<String> header = new ArrayList<>();
        for (JsonNode column : columns) {
            String name = column.path("name").asText();
            header.add((isNumber(column) ? "#" : "") + name);
            if (explained.contains(name)) {
                SIDES.forEach(side -> header.add("#" + name + " (" + side + ")"));
            }
        }
        Table table = new Table(header);
        for (JsonNode row : json.path("rows")) {
            table.row(cells(row, columns, explained).toArray());
        }
        return table;
    }

    private static List<String> cells(JsonNode row, List<JsonNode> columns, List<String> explained) {
        List<String> cells = new ArrayList<>();
        for (JsonNode column : columns) {
            String name = column.path("name").asText();
            cells.add(text(row.path(name)));
            if (explained.contains(name)) {
                SIDES.forEach(
                        side -> cells.add(text(row.path("parts").path(side).path(name))));
            }
        }
        return cells;
    }

    private List<String> explainedMeasures() {
        List<String> measures = new ArrayList<>();
        for (JsonNode row : json.path("rows")) {
            for (String side : SIDES) {
                row.path("parts").path(side).fieldNames().forEachRemaining(name -> {
                    if (!measures.contains(name)) {
                        measures.add(name);
                    }
                });
            }
        }
        return measures;
    }

    /** Which events the answer contains, in one line; empty when the answer does not say. */
    public String coverageLine() {
        JsonNode coverage = json.path("coverage");
        return coverage.isObject() ? coverageLine(coverage) : "";
    }

    /** The same for a coverage object alone. */
    public static String coverageLine(JsonNode coverage) {
        long batch = sum(coverage, "batch_to");
        long speed = sum(coverage, "speed_to");
        if (!Architecture.of(coverage.path("architecture").asText("lambda")).hasBatchViews()) {
            return withoutCuts(coverage, speed);
        }
        StringBuilder line = new StringBuilder();
        line.append("cut ").append(coverage.path("cut").asText("0"));
        age(coverage.path("published_at"))
                .ifPresent(age -> line.append(" (").append(age).append(" ago)"));
        line.append(String.format(
                Locale.ROOT, ": batch offsets [0, %,d) + real-time [%,d, %,d)", batch, batch, Math.max(batch, speed)));
        if (coverage.path("freshness_ms").isNumber()) {
            line.append(", ").append(coverage.path("freshness_ms").asLong()).append(" ms behind");
        }
        line.append(lag(coverage));
        line.append(quarantined(coverage));
        if (!coverage.path("complete").asBoolean(true)) {
            line.append(", INCOMPLETE");
        }
        return line.toString();
    }

    /** Of an architecture without batch views; the rows of some show more than they say. */
    private static String withoutCuts(JsonNode coverage, long speed) {
        return String.format(
                Locale.ROOT,
                "%s: %s offsets [0, %,d)%s%s",
                coverage.path("architecture").asText(),
                coverage.path("exact").asBoolean() ? "exactly" : "at least",
                speed,
                lag(coverage),
                quarantined(coverage));
    }

    private static String lag(JsonNode coverage) {
        JsonNode lag = coverage.path("lag_events");
        return lag.isNumber()
                ? String.format(Locale.ROOT, ", lag %,d", lag.asLong())
                : ", lag not known (Kafka does not answer)";
    }

    /** Said only where there is something to see. */
    private static String quarantined(JsonNode coverage) {
        long records = coverage.path("quarantined").asLong();
        return records == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d of them in quarantine (braid quarantine list)", records);
    }

    /** Sum of one offset over all partitions of all sources. */
    public static long sum(JsonNode coverage, String field) {
        long sum = 0;
        for (JsonNode source : coverage.path("sources")) {
            for (JsonNode partition : source.path("partitions")) {
                sum += partition.path(field).asLong();
            }
        }
        return sum;
    }

    /** How long ago an ISO instant was. */
    public static java.util.Optional<String> age(JsonNode instant) {
        if (!instant.isTextual()) {
            return java.util.Optional.empty();
        }
        Duration age = Duration.between(Instant.parse(instant.asText()), Instant.now());
        return java.util.Optional.of(braid.terminal.Human.duration(age.isNegative() ? Duration.ZERO : age));
    }

    static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isBigDecimal()) {
            BigDecimal number = value.decimalValue();
            return number.scale() <= 18 ? number.toPlainString() : number.toString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static boolean isNumber(JsonNode column) {
        String type = column.path("type").asText().toUpperCase(Locale.ROOT);
        return NUMERIC.stream().anyMatch(type::startsWith);
    }
}
