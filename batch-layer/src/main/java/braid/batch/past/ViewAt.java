package braid.batch.past;

import static org.apache.spark.sql.functions.col;

import braid.batch.dataset.MasterDataset;
import braid.batch.dataset.TimeRanges;
import braid.batch.spark.ViewSql;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.view.Key;
import braid.core.view.View;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One view over one state of the master dataset: the aggregation that a run does, restricted to what is asked for. */
final class ViewAt {
    private final MasterDataset dataset;
    private final View view;

    ViewAt(MasterDataset dataset, View view) {
        this.dataset = dataset;
        this.view = view;
    }

    /** The rows that pass the filter, no more than {@code most}. */
    List<GroupRow> rows(long snapshot, RowFilter filter, int most) {
        ViewSql sql = new ViewSql(view);
        Dataset<Row> plain = sql.plain(sql.aggregate(events(snapshot, filter)));
        for (Key key : view.keys()) {
            if (filter.keys().containsKey(key.name())) {
                plain = plain.where(isOneOf(key, filter.keys().get(key.name())));
            }
        }
        if (filter.limitsWindow()) {
            plain = plain.where(col(View.WINDOW_START)
                    .geq(filter.fromMillis())
                    .and(col(View.WINDOW_START).lt(filter.toMillis())));
        }
        return plain.limit(most).collectAsList().stream().map(this::row).toList();
    }

    /** Iceberg opens only the files that hold event times of the windows asked for. */
    private Dataset<Row> events(long snapshot, RowFilter filter) {
        Dataset<Row> events = dataset.read(view.source(), snapshot);
        if (!filter.limitsWindow()) {
            return events;
        }
        long span = Math.max(0, filter.toMillis() - filter.fromMillis())
                + view.window().size().toMillis();
        return TimeRanges.of(List.of(filter.fromMillis()), span)
                .restrict(events, view.window().timeColumn());
    }

    private static Column isOneOf(Key key, List<Object> allowed) {
        Column given =
                col(key.name()).isin(allowed.stream().filter(Objects::nonNull).toArray());
        return allowed.contains(null) ? given.or(col(key.name()).isNull()) : given;
    }

    private GroupRow row(Row row) {
        Object[] key = new Object[view.keys().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = row.get(i);
        }
        Object[] accumulators = new Object[row.length() - key.length - 1];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = row.get(key.length + 1 + i);
        }
        return new GroupRow(new GroupKey(row.getLong(key.length), key), accumulators);
    }
}
