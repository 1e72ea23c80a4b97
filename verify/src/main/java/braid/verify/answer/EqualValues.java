package braid.verify.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When two values of an answer are equal: exactly, but for DOUBLE, whose last digits depend on the order in which events were added; there
 * a relative difference of a billionth is none.
 */
final class EqualValues {
    private static final double DOUBLE_TOLERANCE = 1e-9;

    private final List<String> columns = new ArrayList<>();
    private final Set<String> doubles = new HashSet<>();

    /** @param described the columns of an answer with their types */
    EqualValues(JsonNode described) {
        for (JsonNode column : described) {
            columns.add(column.path("name").asText());
            if (column.path("type").asText().equals("DOUBLE")) {
                doubles.add(column.path("name").asText());
            }
        }
    }

    List<String> columns() {
        return columns;
    }

    /** Whether the column's values are compared digit by digit. */
    boolean isExact(String column) {
        return !doubles.contains(column);
    }

    boolean equal(String column, JsonNode a, JsonNode b) {
        if (!a.isNumber() || !b.isNumber()) {
            return a.equals(b);
        }
        if (isExact(column)) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        double x = a.doubleValue();
        double y = b.doubleValue();
        return Math.abs(x - y) <= DOUBLE_TOLERANCE * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }

    static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "missing";
        }
        return value.isTextual() ? value.asText() : value.toString();
    }
}
