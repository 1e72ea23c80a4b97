package braid.core.group;

import braid.core.view.Key;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a view are asked for: those whose key columns have one of some values, and whose window starts in {@code [from, to)}.
 *
 * <p>The values of a key are a set, in the order in which they were first given: one that is given twice is asked for once, so that no
 * store reads its rows twice. Equal values are equal objects, as a column of that type holds them.
 *
 * @param keys for each key column that is limited, the values allowed; a {@code null} among them means NULL
 * @param fromMillis first window start, in milliseconds since 1970
 * @param toMillis exclusive
 */
public record RowFilter(Map<String, List<Object>> keys, long fromMillis, long toMillis) {
    /**
     * Far enough on both sides for the window of any event time, and within what every store can compare: the week of 0001-01-01 begins
     * before it, and 9999-12-31 ends in year 10000 in the west.
     */
    public static final long MIN = -100_000_000_000_000L;

    public static final long MAX = 300_000_000_000_000L;

    /** More combinations of key values than this are cheaper to scan than to seek. */
    private static final int MOST_PREFIXES = 64;

    public static final RowFilter ALL = new RowFilter(Map.of(), MIN, MAX);

    public RowFilter {
        Map<String, List<Object>> distinct = new HashMap<>();
        keys.forEach((name, values) ->
                distinct.put(name, Collections.unmodifiableList(new ArrayList<>(new LinkedHashSet<>(values)))));
        keys = Collections.unmodifiableMap(distinct);
    }

    /** Whether the window columns are limited at all. */
    public boolean limitsWindow() {
        return fromMillis > MIN || toMillis < MAX;
    }

    /** Whether a group of the view is among those that are asked for. */
    public boolean passes(View view, GroupKey group) {
        return group.windowStart() >= fromMillis && group.windowStart() < toMillis && passes(view, group.values());
    }

    /** Whether a group with these keys is, in some window. */
    public boolean passes(View view, Object[] values) {
        for (int i = 0; i < view.keys().size(); i++) {
            List<Object> allowed = keys.get(view.keys().get(i).name());
            if (allowed != null && !allowed.contains(values[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * The fewest ranges of a store that is ordered by key: the values of the leading key columns that are limited, in all combinations; one
     * empty list where the first is not, or where so many combinations would be dearer to seek than all to scan.
     */
    public List<List<Object>> prefixes(View view) {
        List<List<Object>> prefixes = List.of(List.of());
        for (Key key : view.keys()) {
            List<Object> allowed = keys.get(key.name());
            if (allowed == null || prefixes.size() * allowed.size() > MOST_PREFIXES) {
                break;
            }
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> prefix : prefixes) {
                for (Object value : allowed) {
                    List<Object> next = new ArrayList<>(prefix);
                    next.add(value);
                    longer.add(next);
                }
            }
            prefixes = longer;
        }
        return prefixes;
    }
}
