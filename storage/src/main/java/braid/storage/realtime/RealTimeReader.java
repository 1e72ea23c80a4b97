package braid.storage.realtime;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.expression.GroupKey;
import braid.core.view.Column;
import braid.core.view.View;
import braid.storage.GroupRow;
import braid.storage.ReadMeter;
import braid.storage.RowFilter;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads the rows of one view's live segments as they were at a given progress. Safe for use by several threads.
 */
public final class RealTimeReader {
    private final CqlSession session;
    private final View view;
    private final List<Column> columns;
    private final Slices slices;

    public RealTimeReader(CqlSession session, RealTimeTables tables, View view) {
        this.session = session;
        this.view = view;
        this.columns = view.accumulatorColumns();
        this.slices = new Slices(session, tables, view);
    }

    /**
     * The rows of segments {@code >= fromSegment} that pass the filter, folded up to exactly {@code progress}: one for each group, segment
     * and partition, in no order.
     *
     * @param progress of every partition of the view's source, read before this call
     * @param meter may stop the read, which then fails with what the meter threw
     * @return fails with {@link ProgressMoved} if rows were overwritten meanwhile: read the progress again and start over. The sooner after
     *     the progress the rows are asked for, the less they have moved on.
     */
    public CompletableFuture<List<GroupRow>> readAsync(
            Map<Partition, Progress> progress, long fromSegment, RowFilter filter, ReadMeter meter) {
        long last =
                progress.values().stream().mapToLong(Progress::segment).max().orElse(-1);
        List<CompletableFuture<List<GroupRow>>> parts = new ArrayList<>();
        for (long segment = fromSegment; segment <= last; segment++) {
            long asked = segment;
            slices.of(segment, filter)
                    .forEach(statement -> parts.add(slice(statement, new SliceRows(asked, progress, filter), meter)));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<GroupRow> rows = new ArrayList<>();
            parts.forEach(part -> rows.addAll(part.join()));
            return rows;
        });
    }

    /** In words, how the rows that pass a filter are found in each live segment. */
    public String access(RowFilter filter) {
        return slices.access(filter);
    }

    private CompletableFuture<List<GroupRow>> slice(BoundStatement statement, SliceRows rows, ReadMeter meter) {
        CompletableFuture<AsyncResultSet> first =
                session.executeAsync(statement).toCompletableFuture();
        meter.request(() -> first.cancel(true));
        return first.thenCompose(page -> collect(page, rows, meter));
    }

    private CompletionStage<List<GroupRow>> collect(AsyncResultSet page, SliceRows rows, ReadMeter meter) {
        int before = rows.chosen.size();
        page.currentPage().forEach(rows::add);
        List<GroupRow> all = page.hasMorePages() ? rows.chosen : rows.finish();
        meter.took(all.size() - before, Math.max(0, page.getExecutionInfo().getResponseSizeInBytes()));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, rows, meter))
                : CompletableFuture.completedFuture(all);
    }

    /** Gathers the versions of each row, which come one behind the other, and keeps the right one. */
    private final class SliceRows {
        private final long segment;
        private final Map<Partition, Progress> progress;
        private final RowFilter filter;
        private final List<GroupRow> chosen = new ArrayList<>();
        private final List<StoredVersion> versions = new ArrayList<>(RealTimeTables.VERSIONS);

        SliceRows(long segment, Map<Partition, Progress> progress, RowFilter filter) {
            this.segment = segment;
            this.progress = progress;
            this.filter = filter;
        }

        void add(Row row) {
            StoredVersion version = stored(row);
            if (!versions.isEmpty() && !versions.get(0).isOf(version)) {
                finish();
            }
            versions.add(version);
        }

        List<GroupRow> finish() {
            if (!versions.isEmpty() && filter.passes(view, versions.get(0).key())) {
                choose(versions.get(0).key(), versions.get(0).partition());
            }
            versions.clear();
            return chosen;
        }

        private void choose(GroupKey key, int partition) {
            Progress reached = progress.get(new Partition(view.source().name(), partition));
            long next = reached == null || reached.segment() < segment ? 0 : reached.next();
            VersionChoice.at(next, versions)
                    .ifPresent(version -> chosen.add(new GroupRow(key, accumulators(version.row()))));
        }
    }

    private StoredVersion stored(Row row) {
        int keys = view.keys().size();
        int nulls = row.getInt(keys);
        Object[] values = new Object[keys];
        for (int i = 0; i < keys; i++) {
            values[i] = (nulls & 1 << i) != 0
                    ? null
                    : CqlValues.fromCql(view.keys().get(i).type(), row, i);
        }
        long windowStart = row.getInstant(keys + 1).toEpochMilli();
        return new StoredVersion(
                new GroupKey(windowStart, values),
                row.getInt(keys + 2),
                row.getLong(keys + 3),
                row.getLong(keys + 4),
                row);
    }

    private Object[] accumulators(Row row) {
        int first = view.keys().size() + 5;
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = CqlValues.fromCql(columns.get(i).type(), row, first + i);
        }
        return values;
    }

    private record StoredVersion(GroupKey key, int partition, long upto, long since, Row row)
            implements VersionChoice.Version {
        boolean isOf(StoredVersion other) {
            return partition == other.partition && key.equals(other.key);
        }
    }
}
