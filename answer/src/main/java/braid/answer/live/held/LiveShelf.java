package braid.answer.live.held;

import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.PartialAggregates;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The groups of one view, bucket and segment, of all partitions, found by their keys and ordered by window. */
final class LiveShelf {
    /** About what a group takes in memory beside its values: the objects of maps, key and row. */
    private static final int GROUP_BYTES = 240;

    private static final int VALUE_BYTES = 32;

    /** What a sketch takes when it has grown. */
    private static final int SKETCH_BYTES = 4_200;

    private final View view;
    private final PartialAggregates partials;
    private final Map<List<Object>, NavigableMap<Long, LiveGroup>> groups = new HashMap<>();
    private long bytes;

    LiveShelf(View view, PartialAggregates partials) {
        this.view = view;
        this.partials = partials;
    }

    void add(List<GroupRow> delta) {
        delta.forEach(this::add);
    }

    private void add(GroupRow row) {
        GroupKey key = row.key();
        NavigableMap<Long, LiveGroup> windows =
                groups.computeIfAbsent(Arrays.asList(key.values()), values -> new TreeMap<>());
        LiveGroup group = windows.get(key.windowStart());
        if (group == null) {
            windows.put(key.windowStart(), new LiveGroup(row));
            bytes += GROUP_BYTES + size(row);
        } else {
            group.merge(partials, row);
        }
    }

    private static long size(GroupRow row) {
        long size = 0;
        for (Object value : row.accumulators()) {
            size += VALUE_BYTES + (value instanceof byte[] sketch ? SKETCH_BYTES : 0);
        }
        for (Object value : row.key().values()) {
            size += VALUE_BYTES + (value instanceof String text ? 2L * text.length() : 0);
        }
        return size;
    }

    /** Hands out the groups that pass a filter. */
    void read(RowFilter filter, Consumer<GroupRow> to) {
        List<List<Object>> prefixes = filter.prefixes(view);
        boolean isSought = !prefixes.isEmpty()
                && prefixes.get(0).size() == view.keys().size()
                && !view.keys().isEmpty();
        if (isSought) {
            prefixes.forEach(key -> {
                NavigableMap<Long, LiveGroup> windows = groups.get(key);
                if (windows != null) {
                    read(windows, filter, to);
                }
            });
            return;
        }
        groups.forEach((key, windows) -> {
            if (filter.passes(view, key.toArray())) {
                read(windows, filter, to);
            }
        });
    }

    private void read(NavigableMap<Long, LiveGroup> windows, RowFilter filter, Consumer<GroupRow> to) {
        if (filter.fromMillis() >= filter.toMillis()) {
            return;
        }
        windows.subMap(filter.fromMillis(), true, filter.toMillis(), false)
                .values()
                .forEach(group -> to.accept(group.row(partials)));
    }

    /** About how much memory it takes. */
    long bytes() {
        return bytes;
    }
}
