package braid.storage.realtime;

import braid.core.segment.Buckets;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.cassandra.SchemaChanges;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables in which an engine keeps its rows, one for each group, and the layout that writer and reader agree on.
 *
 * <p>A view's table has {@code PRIMARY KEY ((bucket), key columns..., key_nulls, window_start)}. The bucket is a hash of the first key column,
 * so that a query that knows it reads one slice. Cassandra has no NULL in a key: a NULL key column is stored as its type's zero, with its bit
 * set in {@code key_nulls}.
 */
public final class RealTimeTables {
    public static final String PROGRESS = "progress";

    private final String keyspace;
    private final Buckets buckets;

    public RealTimeTables(CassandraSettings settings) {
        keyspace = settings.keyspace();
        buckets = new Buckets(settings.buckets());
    }

    public Buckets buckets() {
        return buckets;
    }

    /** Creates keyspace and tables where they do not exist. Only one process may do this at a time: it is the set-up's. */
    public void create(CqlSession session, Pipeline pipeline, int replication) {
        SchemaChanges.execute(
                session,
                "CREATE KEYSPACE IF NOT EXISTS \"" + keyspace
                        + "\" WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': "
                        + replication
                        + "}");
        SchemaChanges.execute(
                session,
                "CREATE TABLE IF NOT EXISTS " + table(PROGRESS)
                        + " (source text, kafka_partition int, segment bigint, first_offset bigint, next_offset bigint, append_time timestamp,"
                        + " topic_id text, PRIMARY KEY (source, kafka_partition))");
        for (View view : pipeline.views()) {
            SchemaChanges.execute(session, ddl(view));
            requireSame(session, view);
        }
    }

    /** Rows of another definition would be mixed with the view's. */
    private void requireSame(CqlSession session, View view) {
        String made = SchemaChanges.comment(session, keyspace, view.name());
        if (!made.isEmpty() && !made.equals(view.version())) {
            throw new IllegalStateException("The rows of view " + view.name() + " in keyspace " + keyspace
                    + " were computed by another definition of it (version " + made + ", not " + view.version()
                    + "). Start over with `braid reset`, or in another BRAID_HOME.");
        }
    }

    public String table(String name) {
        return "\"" + keyspace + "\".\"" + name + "\"";
    }

    private String ddl(View view) {
        List<String> columns = new ArrayList<>(List.of("bucket int"));
        List<String> clustering = new ArrayList<>();
        for (Key key : view.keys()) {
            columns.add("\"" + key.name() + "\" " + cqlType(key.type()));
            clustering.add("\"" + key.name() + "\"");
        }
        columns.addAll(List.of("key_nulls int", "window_start timestamp"));
        clustering.addAll(List.of("key_nulls", "window_start"));
        for (Column column : view.accumulatorColumns()) {
            columns.add("\"" + column.name() + "\" " + cqlType(column.type()));
        }
        return "CREATE TABLE IF NOT EXISTS " + table(view.name()) + " (" + String.join(", ", columns)
                + ", PRIMARY KEY ((bucket), " + String.join(", ", clustering)
                + ")) WITH gc_grace_seconds = 86400 AND comment = '" + view.version() + "'";
    }

    private static String cqlType(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> "text";
            case BOOLEAN -> "boolean";
            case INTEGER -> "int";
            case BIGINT -> "bigint";
            case DECIMAL -> "decimal";
            case DOUBLE -> "double";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case BYTES -> "blob";
        };
    }
}
