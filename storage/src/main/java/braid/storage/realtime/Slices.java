package braid.storage.realtime;

import braid.core.group.RowFilter;
import braid.core.type.Column;
import braid.core.view.Key;
import braid.core.view.View;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns a filter into the fewest reads: one slice for each value of the leading key columns that are limited, one partition for each
 * bucket when the first key column is not.
 */
final class Slices {
    private final CqlSession session;
    private final RealTimeTables tables;
    private final View view;
    private final Map<Integer, PreparedStatement> statements = new ConcurrentHashMap<>();

    Slices(CqlSession session, RealTimeTables tables, View view) {
        this.session = session;
        this.tables = tables;
        this.view = view;
    }

    List<BoundStatement> of(RowFilter filter) {
        return KeyRange.of(view, tables, filter).stream()
                .map(range -> bind(range, filter))
                .toList();
    }

    /** In words, what {@link #of} asks. */
    String access(RowFilter filter) {
        List<KeyRange> ranges = KeyRange.of(view, tables, filter);
        if (ranges.isEmpty()) {
            return "nothing: no row can pass";
        }
        int keys = ranges.get(0).values().size();
        String window = keys == view.keys().size() && filter.limitsWindow() ? " and range of window_start" : "";
        if (keys == 0) {
            return "scan of " + tables.buckets().of(view) + " buckets" + window;
        }
        List<String> names = view.keys().stream().limit(keys).map(Key::name).toList();
        return ranges.size() + (ranges.size() == 1 ? " slice" : " slices") + " by " + String.join(", ", names) + window;
    }

    private BoundStatement bind(KeyRange range, RowFilter filter) {
        List<Object> values = new ArrayList<>(List.of(range.bucket()));
        values.addAll(range.values());
        if (range.isOneGroup(view)) {
            values.add(range.nulls());
            values.add(Instant.ofEpochMilli(filter.fromMillis()));
            values.add(Instant.ofEpochMilli(filter.toMillis()));
        }
        return statements.computeIfAbsent(range.values().size(), this::prepare).bind(values.toArray());
    }

    private PreparedStatement prepare(int prefix) {
        List<String> names = new ArrayList<>();
        view.keys().forEach(key -> names.add("\"" + key.name() + "\""));
        names.addAll(List.of("key_nulls", "window_start"));
        view.accumulatorColumns().stream().map(Column::name).forEach(name -> names.add("\"" + name + "\""));
        StringBuilder text = new StringBuilder(
                "SELECT " + String.join(", ", names) + " FROM " + tables.table(view.name()) + " WHERE bucket = ?");
        view.keys().stream()
                .limit(prefix)
                .forEach(key -> text.append(" AND \"").append(key.name()).append("\" = ?"));
        if (prefix == view.keys().size()) {
            text.append(" AND key_nulls = ? AND window_start >= ? AND window_start < ?");
        }
        return session.prepare(text.toString());
    }
}
