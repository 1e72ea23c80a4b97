package braid.storage.realtime;

import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.type.Column;
import braid.core.view.View;
import braid.storage.cassandra.CqlValues;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads the rows of one view, as an engine keeps them. Safe for use by several threads.
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
     * The rows that pass the filter, as they stand, in no order.
     *
     * @param meter may stop the read, which then fails with what the meter threw
     */
    public CompletableFuture<List<GroupRow>> readAsync(RowFilter filter, ReadMeter meter) {
        List<CompletableFuture<List<GroupRow>>> parts = slices.of(filter).stream()
                .map(statement -> slice(statement, filter, meter))
                .toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<GroupRow> rows = new ArrayList<>();
            parts.forEach(part -> rows.addAll(part.join()));
            return rows;
        });
    }

    /** In words, how the rows that pass a filter are found. */
    public String access(RowFilter filter) {
        return slices.access(filter);
    }

    private CompletableFuture<List<GroupRow>> slice(BoundStatement statement, RowFilter filter, ReadMeter meter) {
        CompletableFuture<AsyncResultSet> first =
                session.executeAsync(statement).toCompletableFuture();
        meter.request(() -> first.cancel(true));
        return first.thenCompose(page -> collect(page, filter, meter, new ArrayList<>()));
    }

    private CompletionStage<List<GroupRow>> collect(
            AsyncResultSet page, RowFilter filter, ReadMeter meter, List<GroupRow> found) {
        int before = found.size();
        for (Row row : page.currentPage()) {
            GroupKey key = key(row);
            if (filter.passes(view, key)) {
                found.add(new GroupRow(key, accumulators(row)));
            }
        }
        meter.took(found.size() - before, Math.max(0, page.getExecutionInfo().getResponseSizeInBytes()));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, filter, meter, found))
                : CompletableFuture.completedFuture(found);
    }

    private GroupKey key(Row row) {
        int keys = view.keys().size();
        int nulls = row.getInt(keys);
        Object[] values = new Object[keys];
        for (int i = 0; i < keys; i++) {
            values[i] = (nulls & 1 << i) != 0
                    ? null
                    : CqlValues.fromCql(view.keys().get(i).type(), row, i);
        }
        return new GroupKey(row.getInstant(keys + 1).toEpochMilli(), values);
    }

    private Object[] accumulators(Row row) {
        int first = view.keys().size() + 2;
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = CqlValues.fromCql(columns.get(i).type(), row, first + i);
        }
        return values;
    }
}
