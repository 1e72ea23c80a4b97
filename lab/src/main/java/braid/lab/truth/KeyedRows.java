package braid.lab.truth;

import braid.core.aggregate.Aggregate;
import braid.core.aggregate.Count;
import braid.core.aggregate.DistinctCount;
import braid.core.view.Measure;
import braid.core.view.View;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a view, by key: what was served, or what is true.
 *
 * @param view whose rows they are
 * @param byKey the values of the measures by name, in the order in which the rows came
 */
public record KeyedRows(View view, Map<List<Object>, Map<String, Object>> byKey) {
    /** The columns that tell a row from another, in order. */
    static List<String> keys(View view) {
        List<String> keys =
                new ArrayList<>(view.keys().stream().map(key -> key.name()).toList());
        if (view.window().visible()) {
            keys.add(View.WINDOW_START);
        }
        return keys;
    }

    /** The measure that counts every event of the view once; empty where it has none. */
    public static Optional<String> counting(View view) {
        return view.measures().stream()
                .filter(measure ->
                        measure.aggregate() instanceof Count && measure.argument() == null && measure.filter() == null)
                .map(Measure::name)
                .findFirst();
    }

    /** Whether a measure is an estimate. */
    static boolean isEstimate(View view, String measure) {
        Aggregate aggregate = view.measure(measure).aggregate();
        return aggregate instanceof DistinctCount;
    }

    /** The rows of an answer. */
    static KeyedRows served(View view, JsonNode answer) {
        Map<List<Object>, Map<String, Object>> rows = new LinkedHashMap<>();
        List<String> keys = keys(view);
        for (JsonNode row : answer.path("rows")) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Measure measure : view.measures()) {
                values.put(measure.name(), value(row.path(measure.name())));
            }
            rows.put(keys.stream().map(key -> value(row.path(key))).toList(), values);
        }
        return new KeyedRows(view, rows);
    }

    private static Object value(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return Null.NULL;
        }
        return value.isNumber() ? comparable(value.decimalValue()) : value.asText();
    }

    /** One value for all spellings of a number. */
    static Object comparable(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros();
    }

    /** Stands for NULL where a collection takes none. */
    enum Null {
        NULL
    }

    /** The sum of a count over all rows. */
    long total(String counting) {
        return byKey.values().stream()
                .mapToLong(row -> row.get(counting) instanceof BigDecimal count ? count.longValue() : 0)
                .sum();
    }
}
