package braid.verify.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the rows of statements. A statement without ORDER BY gives its rows in any order, and rows that tie in one may change places, so
 * what counts is that each row is there as often. A row that has no equal is put beside the one that it agrees with most, to say which
 * columns differ.
 */
final class UnnamedRows {
    private static final int COMPARED = 500;

    private final EqualValues values;

    UnnamedRows(EqualValues values) {
        this.values = values;
    }

    private record Numbered(int number, JsonNode row) {}

    List<Difference> compare(JsonNode given, JsonNode computed) {
        Map<String, List<JsonNode>> right = new HashMap<>();
        computed.forEach(
                row -> right.computeIfAbsent(exact(row), x -> new ArrayList<>()).add(row));
        List<Numbered> left = new ArrayList<>();
        int number = 0;
        for (JsonNode row : given) {
            number++;
            if (!takeEqual(row, right.getOrDefault(exact(row), List.of()))) {
                left.add(new Numbered(number, row));
            }
        }
        List<JsonNode> missing = new ArrayList<>();
        computed.forEach(row -> {
            List<JsonNode> same = right.get(exact(row));
            if (same.removeIf(other -> other == row)) {
                missing.add(row);
            }
        });
        return differences(left, missing);
    }

    private boolean takeEqual(JsonNode row, List<JsonNode> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            if (agreeing(row, candidates.get(i)) == values.columns().size()) {
                candidates.remove(i);
                return true;
            }
        }
        return false;
    }

    private List<Difference> differences(List<Numbered> given, List<JsonNode> missing) {
        List<Difference> differences = new ArrayList<>();
        for (Numbered row : given) {
            JsonNode nearest = missing.size() > COMPARED ? null : nearest(row.row(), missing);
            if (nearest == null) {
                differences.add(new Difference(
                        row.number(),
                        "row " + row.number(),
                        "the row",
                        row.row().toString(),
                        "not there"));
                continue;
            }
            missing.remove(nearest);
            for (String column : values.columns()) {
                if (!values.equal(column, row.row().path(column), nearest.path(column))) {
                    differences.add(new Difference(
                            row.number(),
                            "row " + row.number(),
                            column,
                            EqualValues.text(row.row().path(column)),
                            EqualValues.text(nearest.path(column))));
                }
            }
        }
        missing.forEach(row -> differences.add(new Difference(0, "no row", "the row", "missing", row.toString())));
        return differences;
    }

    private JsonNode nearest(JsonNode row, List<JsonNode> candidates) {
        JsonNode nearest = null;
        int most = values.columns().size() == 1 ? -1 : 0;
        for (JsonNode candidate : candidates) {
            int agreeing = agreeing(row, candidate);
            if (agreeing > most) {
                most = agreeing;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private int agreeing(JsonNode a, JsonNode b) {
        return (int) values.columns().stream()
                .filter(column -> values.equal(column, a.path(column), b.path(column)))
                .count();
    }

    private String exact(JsonNode row) {
        StringBuilder text = new StringBuilder();
        for (String column : values.columns()) {
            if (values.isExact(column)) {
                JsonNode value = row.path(column);
                text.append(value.isNumber() ? value.decimalValue().stripTrailingZeros() : value)
                        .append('|');
            }
        }
        return text.toString();
    }
}
