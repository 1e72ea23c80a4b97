package braid.verify.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a saved answer differs from the right one: by the rows' keys where rows have keys, else by the rows themselves. */
public final class Comparison {
    private static final String WHOLE = "the answer";

    private final SavedAnswer given;
    private final JsonNode computed;
    private final List<String> key;
    private final EqualValues values;
    private final List<Difference> differences = new ArrayList<>();

    /** @param key the columns that name a row; empty where rows have no name */
    public Comparison(SavedAnswer given, JsonNode computed, List<String> key) {
        this.given = given;
        this.computed = computed;
        this.key = key;
        this.values = new EqualValues(computed.path("columns"));
    }

    /** Every difference, in the order of the answer; empty for equal answers. */
    public List<Difference> differences() {
        if (!given.columns().equals(computed.path("columns"))) {
            add(0, WHOLE, "columns", given.columns(), computed.path("columns"));
            return differences;
        }
        if (key.isEmpty()) {
            differences.addAll(new UnnamedRows(values).compare(given.rows(), computed.path("rows")));
            return differences;
        }
        byKey();
        boolean more = computed.path("next").isTextual();
        if (differences.isEmpty() && given.hasNext() != more) {
            differences.add(new Difference(
                    0, WHOLE, "next", given.hasNext() ? "a cursor" : "null", more ? "a cursor" : "null"));
        }
        return differences;
    }

    private void byKey() {
        Map<String, JsonNode> right = new LinkedHashMap<>();
        computed.path("rows").forEach(row -> right.put(name(row), row));
        List<String> order = new ArrayList<>(right.keySet());
        int number = 0;
        for (JsonNode row : given.rows()) {
            String name = name(row);
            JsonNode other = right.remove(name);
            number++;
            if (other == null) {
                differences.add(new Difference(number, name, "the row", "given", "not there, or a second time"));
            } else {
                compare(number, name, row, other);
            }
        }
        right.keySet().forEach(name -> differences.add(new Difference(0, name, "the row", "missing", "there")));
        if (differences.isEmpty()) {
            compareOrder(order);
        }
    }

    private void compare(int number, String name, JsonNode row, JsonNode other) {
        for (String column : values.columns()) {
            if (!values.equal(column, row.path(column), other.path(column))) {
                add(number, name, column, row.path(column), other.path(column));
            }
        }
        for (String side : List.of("batch", "speed")) {
            JsonNode mine = row.path("parts").path(side);
            JsonNode theirs = other.path("parts").path(side);
            if (mine.isObject() != theirs.isObject()) {
                add(number, name, "parts." + side, mine, theirs);
                continue;
            }
            theirs.fieldNames().forEachRemaining(column -> {
                if (!values.equal(column, mine.path(column), theirs.path(column))) {
                    add(number, name, "parts." + side + "." + column, mine.path(column), theirs.path(column));
                }
            });
        }
    }

    private void compareOrder(List<String> order) {
        for (int i = 0; i < order.size(); i++) {
            String name = name(given.rows().get(i));
            if (!name.equals(order.get(i))) {
                differences.add(
                        new Difference(i + 1, name, "order", "at " + (i + 1), "at " + (order.indexOf(name) + 1)));
                return;
            }
        }
    }

    private void add(int number, String row, String column, JsonNode mine, JsonNode theirs) {
        differences.add(new Difference(number, row, column, EqualValues.text(mine), EqualValues.text(theirs)));
    }

    private String name(JsonNode row) {
        return key.stream()
                .map(column -> column + "=" + EqualValues.text(row.path(column)))
                .collect(Collectors.joining(" "));
    }
}
