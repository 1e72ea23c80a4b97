package braid.core.fold;

import braid.core.fold.key.GroupColumn;
import braid.core.fold.key.GroupTable;
import braid.core.fold.key.KeyColumn;
import braid.core.fold.measure.Measures;
import braid.core.group.GroupKey;
import braid.core.view.Key;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The groups of a view that some events were folded into, numbered in the order in which they came first, with their accumulators. They do
 * not change any more: safe for use by several threads.
 */
public final class FoldedGroups {
    private final GroupTable table;
    private final List<GroupColumn> keys = new ArrayList<>();
    private final List<GroupColumn> accumulators;

    FoldedGroups(View view, GroupTable table, Measures[] measures) {
        this.table = table;
        for (Key key : view.keys()) {
            keys.add(new KeyColumn(key.type(), table, keys.size()));
        }
        accumulators =
                Arrays.stream(measures).flatMap(m -> m.columns().stream()).toList();
    }

    public int size() {
        return table.size();
    }

    /** When a group's window starts, in milliseconds since 1970. */
    public long windowStart(int group) {
        return table.windowStart(group);
    }

    /** The columns of the keys, in the order of the view's. */
    public List<GroupColumn> keys() {
        return keys;
    }

    /** The columns of the accumulators, in the order of {@link View#accumulatorColumns()}. */
    public List<GroupColumn> accumulators() {
        return accumulators;
    }

    public GroupKey key(int group) {
        return new GroupKey(windowStart(group), values(keys, group));
    }

    /** A group's accumulators as {@link braid.core.aggregate.Accumulator#encode} writes them. */
    public Object[] accumulators(int group) {
        return values(accumulators, group);
    }

    private static Object[] values(List<GroupColumn> columns, int group) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value(group);
        }
        return values;
    }
}
