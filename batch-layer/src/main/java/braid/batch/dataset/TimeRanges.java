package braid.batch.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Some windows of event time, as few ranges {@code [from, to)} in milliseconds since 1970, so that Iceberg reads only the files of their
 * hours.
 *
 * <p>Adjacent windows become one range. Where there would be more than {@link #MOST} ranges, the smallest gaps are closed and
 * {@link #isExact} is false: the ranges then hold more than the windows.
 */
public final class TimeRanges {
    /** More ranges make the filter slower than the reading that it saves. */
    static final int MOST = 40;

    private final List<Range> ranges;
    private final boolean exact;

    /** {@code [from, to)}. */
    public record Range(long from, long to) {}

    private TimeRanges(List<Range> ranges, boolean exact) {
        this.ranges = ranges;
        this.exact = exact;
    }

    /** The ranges of windows of one size. */
    public static TimeRanges of(Collection<Long> windowStarts, long sizeMillis) {
        List<Range> merged = new ArrayList<>();
        windowStarts.stream().sorted().forEach(start -> {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.to() >= start) {
                merged.set(merged.size() - 1, new Range(last.from(), start + sizeMillis));
            } else {
                merged.add(new Range(start, start + sizeMillis));
            }
        });
        return merged.size() <= MOST ? new TimeRanges(merged, true) : new TimeRanges(closeGaps(merged), false);
    }

    private static List<Range> closeGaps(List<Range> ranges) {
        List<Integer> widest = java.util.stream.IntStream.range(1, ranges.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        i -> ranges.get(i - 1).to() - ranges.get(i).from()))
                .limit(MOST - 1L)
                .sorted()
                .toList();
        List<Range> closed = new ArrayList<>();
        int first = 0;
        for (int next : widest) {
            closed.add(new Range(ranges.get(first).from(), ranges.get(next - 1).to()));
            first = next;
        }
        closed.add(new Range(
                ranges.get(first).from(), ranges.get(ranges.size() - 1).to()));
        return closed;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether the ranges hold nothing but the windows. */
    public boolean isExact() {
        return exact;
    }

    public List<Range> ranges() {
        return List.copyOf(ranges);
    }

    /** The rows whose {@code timeColumn} is in one of the ranges. */
    public Dataset<Row> restrict(Dataset<Row> rows, String timeColumn) {
        String condition = ranges.stream()
                .map(r -> "(`" + timeColumn + "` >= timestamp_millis(" + r.from() + "L) AND `" + timeColumn
                        + "` < timestamp_millis(" + r.to() + "L))")
                .collect(Collectors.joining(" OR "));
        return rows.where(ranges.isEmpty() ? "FALSE" : condition);
    }
}
