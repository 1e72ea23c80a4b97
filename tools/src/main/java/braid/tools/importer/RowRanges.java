package braid.tools.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of row numbers, kept as ranges {@code [from, to)}. Safe for use by several threads. */
public final class RowRanges {
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Adds {@code [from, to)}, which overlaps nothing that is in. */
    public synchronized void add(long from, long to) {
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = ranges.lowerEntry(from);
        if (before != null && before.getValue() == from) {
            start = before.getKey();
        }
        Long after = ranges.remove(to);
        if (after != null) {
            end = after;
        }
        ranges.put(start, end);
    }

    synchronized boolean contains(long row) {
        Map.Entry<Long, Long> range = ranges.floorEntry(row);
        return range != null && row < range.getValue();
    }

    /** How many rows are in. */
    public synchronized long size() {
        return ranges.entrySet().stream()
                .mapToLong(range -> range.getValue() - range.getKey())
                .sum();
    }

    /** The ranges, in order. */
    public synchronized List<long[]> list() {
        List<long[]> list = new ArrayList<>();
        ranges.forEach((from, to) -> list.add(new long[] {from, to}));
        return list;
    }
}
