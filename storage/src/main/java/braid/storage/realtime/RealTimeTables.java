package braid.storage.realtime;

import braid.core.view.Column;
import braid.core.view.DataType;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.View;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a pipeline's keyspace, and the layout that writer and reader agree on.
 *
 * <p>A view's table has {@code PRIMARY KEY ((segment, bucket), key columns..., key_nulls, window_start, kafka_partition, version)}. The
 * bucket is a hash of the first key column, so a segment is dropped by deleting its buckets and a query that knows the first key reads
 * one slice per live segment. Cassandra has no NULL in a key: a NULL key column is stored as its type's zero, with its bit set in
 * {@code key_nulls}. {@code upto} is the offset after the last event folded into the row, and the write's timestamp; {@code since} the
 * {@code upto} of the row's version before.
 */
public final class RealTimeTables {
    public static final String PROGRESS = "progress";

    /**
     * How many versions of a row are kept, written in turns. A reader that takes no longer than this many flushes, less one, never has to
     * start over; a row that seldom changes has only as many versions as changes.
     */
    public static final int VERSIONS = 8;

    private final String keyspace;
    private final int buckets;

    public RealTimeTables(CassandraSettings settings) {
        keyspace = settings.keyspace();
        buckets = settings.buckets();
    }

    public String keyspace() {
        return keyspace;
    }

    public int buckets() {
        return buckets;
    }

    /** The bucket of a row, by its first key value; 0 where the view has no key. */
    public int bucket(Object[] key) {
        return key.length == 0 ? 0 : bucketOf(key[0]);
    }

    /** The bucket of rows whose first key column has this value. */
    public int bucketOf(Object firstKey) {
        int hash = firstKey == null ? 0 : firstKey.hashCode();
        return Math.floorMod(hash * 0x9E3779B9 >>> 8, buckets);
    }

    /** How many of the buckets a view uses. */
    public int bucketsOf(View view) {
        return view.keys().isEmpty() ? 1 : buckets;
    }

    /** Creates keyspace and tables where they do not exist. Only one process may do this at a time: it is the set-up's. */
    public void create(CqlSession session, Pipeline pipeline, int replication) {
        session.execute("CREATE KEYSPACE IF NOT EXISTS \"" + keyspace
                + "\" WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': " + replication
                + "}");
        session.execute("CREATE TABLE IF NOT EXISTS " + table(PROGRESS)
                + " (source text, kafka_partition int, segment bigint, first_offset bigint, next_offset bigint, append_time timestamp,"
                + " topic_id text, PRIMARY KEY (source, kafka_partition))");
        for (View view : pipeline.views()) {
            session.execute(ddl(view));
            requireSame(session, view);
        }
    }

    /** Rows of another definition would be mixed with the view's. */
    private void requireSame(CqlSession session, View view) {
        Row table = session.execute(
                        "SELECT comment FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                        keyspace,
                        view.name())
                .one();
        String made = table == null ? "" : table.getString(0);
        if (!made.isEmpty() && !made.equals(view.version())) {
            throw new IllegalStateException("The rows of view " + view.name() + " in keyspace " + keyspace
                    + " were computed by another definition of it (version " + made + ", not " + view.version()
                    + "). Start over with `braid reset`, or in another BRAID_HOME.");
        }
    }

    String table(String name) {
        return "\"" + keyspace + "\".\"" + name + "\"";
    }

    private String ddl(View view) {
        List<String> columns = new ArrayList<>(List.of("segment bigint", "bucket int"));
        List<String> clustering = new ArrayList<>();
        for (Key key : view.keys()) {
            columns.add("\"" + key.name() + "\" " + cqlType(key.type()));
            clustering.add("\"" + key.name() + "\"");
        }
        columns.addAll(List.of(
                "key_nulls int",
                "window_start timestamp",
                "kafka_partition int",
                "version tinyint",
                "upto bigint",
                "since bigint"));
        clustering.addAll(List.of("key_nulls", "window_start", "kafka_partition", "version"));
        for (Column column : view.accumulatorColumns()) {
            columns.add("\"" + column.name() + "\" " + cqlType(column.type()));
        }
        return "CREATE TABLE IF NOT EXISTS " + table(view.name()) + " (" + String.join(", ", columns)
                + ", PRIMARY KEY ((segment, bucket), " + String.join(", ", clustering)
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
