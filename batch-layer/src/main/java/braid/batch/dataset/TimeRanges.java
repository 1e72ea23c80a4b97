package braid.batch.dataset;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Some windows of event time, as few ranges {@code [from, to)} in milliseconds since 1970, so that Iceberg reads only the files of their
 * hours. However many windows there are, no more than {@link #FEW} of them, or of stretches between them, are held in memory.
 *
 * <p>Adjacent windows become one range. Where there would be more than {@link #MOST} ranges, the smallest gaps are closed and
 * {@link #isExact} is false: the ranges then hold more than the windows.
 */
public final class TimeRanges {
    /** More ranges make the filter slower than the reading that it saves. */
    static final int MOST = 40;

    /** So many windows are looked at one by one; of more, the first and the last in each of so many stretches of time. */
    static final int FEW = 4096;

    private final List<Range> ranges;
    private final boolean exact;
    private final boolean few;

    /** {@code [from, to)}. */
    public record Range(long from, long to) {}

    private TimeRanges(List<Range> merged, boolean few) {
        this.ranges = merged.size() <= MOST ? merged : closeGaps(merged);
        this.exact = few && merged.size() <= MOST;
        this.few = few;
    }

    /** The ranges of windows of one size. */
    public static TimeRanges of(Collection<Long> windowStarts, long sizeMillis) {
        return new TimeRanges(merge(windowStarts.stream().map(start -> new Range(start, start + sizeMillis))), true);
    }

    /**
     * The ranges of windows of one size.
     *
     * @param windowStarts one column with their starts, in milliseconds since 1970; best each once
     */
    public static TimeRanges of(Dataset<Row> windowStarts, long sizeMillis) {
        List<Row> some = windowStarts.limit(FEW + 1).collectAsList();
        if (some.size() <= FEW) {
            return of(some.stream().map(row -> row.getLong(0)).toList(), sizeMillis);
        }
        Column start = windowStarts.col(windowStarts.columns()[0]);
        Row ends = windowStarts.agg(min(start), max(start)).head();
        long stretch = (ends.getLong(1) - ends.getLong(0)) / FEW + 1;
        List<Row> stretches = windowStarts
                .groupBy(floor(start.minus(ends.getLong(0)).divide(stretch)))
                .agg(min(start), max(start))
                .collectAsList();
        return new TimeRanges(
                merge(stretches.stream().map(row -> new Range(row.getLong(1), row.getLong(2) + sizeMillis))), false);
    }

    private static List<Range> merge(Stream<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        ranges.sorted(Comparator.comparingLong(Range::from)).forEach(next -> {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.to() >= next.from()) {
                merged.set(merged.size() - 1, new Range(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        });
        return merged;
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

    /** Whether there are no more than {@link #FEW} windows. */
    public boolean areFew() {
        return few;
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
