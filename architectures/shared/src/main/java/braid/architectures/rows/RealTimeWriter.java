package braid.architectures.rows;

import braid.core.type.Column;
import braid.core.view.Key;
import braid.core.view.View;
import braid.storage.cassandra.CqlValues;
import braid.storage.realtime.RealTimeTables;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Upserts rows of one view, in unlogged batches of one Cassandra partition each. Idempotent: the write's timestamp is the row's order,
 * so that a late writer cannot replace newer state by older.
 */
public final class RealTimeWriter {
    private final CqlSession session;
    private final RealTimeTables tables;
    private final View view;
    private final List<Column> columns;
    private final PreparedStatement upsert;

    public RealTimeWriter(CqlSession session, RealTimeTables tables, View view) {
        this.session = session;
        this.tables = tables;
        this.view = view;
        this.columns = view.accumulatorColumns();
        upsert = session.prepare(upsertText());
    }

    private String upsertText() {
        List<String> names = new ArrayList<>(List.of("bucket"));
        view.keys().forEach(key -> names.add("\"" + key.name() + "\""));
        names.addAll(List.of("key_nulls", "window_start"));
        columns.forEach(column -> names.add("\"" + column.name() + "\""));
        return "INSERT INTO " + tables.table(view.name()) + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", names.stream().map(name -> "?").toList()) + ") USING TIMESTAMP ?";
    }

    /** The bucket that a row belongs to: rows of one batch must share it. */
    public int bucket(RealTimeRow row) {
        return tables.buckets().bucketOf(row.key());
    }

    /** Writes rows of one bucket; the stage completes when they are durable. */
    public CompletionStage<?> write(List<RealTimeRow> rows) {
        BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED).setIdempotence(true);
        for (RealTimeRow row : rows) {
            batch.addStatement(bind(row));
        }
        return session.executeAsync(batch.build());
    }

    private BoundStatement bind(RealTimeRow row) {
        Object[] values = new Object[view.keys().size() + columns.size() + 4];
        int at = 0;
        values[at++] = bucket(row);
        int nulls = 0;
        for (int i = 0; i < view.keys().size(); i++) {
            Key key = view.keys().get(i);
            Object value = row.key().values()[i];
            nulls |= value == null ? 1 << i : 0;
            values[at++] = value == null ? CqlValues.zero(key.type()) : CqlValues.toCql(key.type(), value);
        }
        values[at++] = nulls;
        values[at++] = Instant.ofEpochMilli(row.key().windowStart());
        for (int i = 0; i < columns.size(); i++) {
            values[at++] = CqlValues.toCql(columns.get(i).type(), row.accumulators()[i]);
        }
        values[at] = row.order();
        return upsert.bind(values);
    }
}
