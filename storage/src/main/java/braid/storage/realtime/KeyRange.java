package braid.storage.realtime;

import braid.core.group.RowFilter;
import braid.core.view.Key;
import braid.core.view.View;
import braid.storage.cassandra.CqlValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of a view that lie together: those of one bucket whose leading key columns hold these values.
 *
 * @param values as the store holds them, in which NULL is the type's zero
 * @param nulls the bit of each column that is NULL; it tells NULL from zero only where all key columns are given, because it stands
 *     behind them in the clustering
 */
record KeyRange(int bucket, List<Object> values, int nulls) {
    /**
     * The fewest ranges in which every row that passes a filter is, each row in one of them: values that the store cannot tell apart are
     * one range.
     */
    static List<KeyRange> of(View view, RealTimeTables tables, RowFilter filter) {
        List<KeyRange> ranges = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (List<Object> prefix : filter.prefixes(view)) {
            if (prefix.isEmpty()) {
                for (int bucket = 0; bucket < tables.buckets().of(view); bucket++) {
                    ranges.add(new KeyRange(bucket, List.of(), 0));
                }
                continue;
            }
            KeyRange range = of(view, tables.buckets().bucketOf(prefix.get(0)), prefix);
            if (seen.add(range.identity(view))) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private static KeyRange of(View view, int bucket, List<Object> prefix) {
        List<Object> values = new ArrayList<>();
        int nulls = 0;
        for (int i = 0; i < prefix.size(); i++) {
            Key key = view.keys().get(i);
            Object value = prefix.get(i);
            nulls |= value == null ? 1 << i : 0;
            values.add(value == null ? CqlValues.zero(key.type()) : CqlValues.toCql(key.type(), value));
        }
        return new KeyRange(bucket, values, nulls);
    }

    /** Whether the range holds one group in all its windows, NULL told from zero. */
    boolean isOneGroup(View view) {
        return values.size() == view.keys().size();
    }

    /** By what the store orders rows: to it 0 and 0.00 are the same. */
    private List<Object> identity(View view) {
        List<Object> identity = new ArrayList<>(List.of(bucket, isOneGroup(view) ? nulls : 0));
        for (Object value : values) {
            identity.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
        }
        return identity;
    }
}
