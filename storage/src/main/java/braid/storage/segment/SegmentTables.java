package braid.storage.segment;

import braid.core.segment.Buckets;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.cassandra.SchemaChanges;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tables of a pipeline's segment log: {@code flush}, the chain of each partition; {@code delta}, what its links added; and {@code owner},
 * who may go on with a chain. The comment of {@code delta} says by which definitions and in how many buckets it was filled.
 */
public final class SegmentTables {
    private static final String BUCKETS = "buckets";

    private final String keyspace;
    private final Buckets buckets;

    public SegmentTables(CassandraSettings settings) {
        keyspace = settings.keyspace();
        buckets = new Buckets(settings.buckets());
    }

    String flush() {
        return "\"" + keyspace + "\".flush";
    }

    String owner() {
        return "\"" + keyspace + "\".owner";
    }

    String delta() {
        return "\"" + keyspace + "\".delta";
    }

    /**
     * Creates keyspace and tables where they do not exist. Only one process may do this at a time: it is the set-up's.
     *
     * @throws IllegalStateException if they were filled by other definitions, or in another number of buckets
     */
    public void create(CqlSession session, Pipeline pipeline, int replication) {
        SchemaChanges.execute(
                session,
                "CREATE KEYSPACE IF NOT EXISTS \"" + keyspace
                        + "\" WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': "
                        + replication
                        + "}");
        SchemaChanges.execute(
                session,
                "CREATE TABLE IF NOT EXISTS " + flush()
                        + " (source text, kafka_partition int, segment bigint, from_offset bigint, to_offset bigint, epoch bigint,"
                        + " wrote frozen<map<text, frozen<list<int>>>>, carried frozen<map<text, blob>>, append_time timestamp,"
                        + " PRIMARY KEY ((source, kafka_partition), segment, from_offset)) WITH gc_grace_seconds = 86400");
        SchemaChanges.execute(
                session,
                "CREATE TABLE IF NOT EXISTS " + owner()
                        + " (source text, kafka_partition int, epoch bigint, topic_id text, first_segment bigint, first_offset bigint,"
                        + " PRIMARY KEY (source, kafka_partition))");
        Map<String, String> own = comment(pipeline);
        SchemaChanges.execute(
                session,
                "CREATE TABLE IF NOT EXISTS " + delta()
                        + " (segment bigint, view_name text, bucket int, kafka_partition int, from_offset bigint, epoch bigint, piece int,"
                        + " to_offset bigint, groups blob,"
                        + " PRIMARY KEY ((segment, view_name, bucket), kafka_partition, from_offset, epoch, piece))"
                        + " WITH gc_grace_seconds = 86400 AND comment = '" + spell(own) + "'");
        requireSame(session, own);
    }

    private Map<String, String> comment(Pipeline pipeline) {
        Map<String, String> comment = new TreeMap<>();
        comment.put(BUCKETS, String.valueOf(buckets.count()));
        for (View view : pipeline.views()) {
            comment.put("view " + view.name(), view.version());
        }
        return comment;
    }

    private static String spell(Map<String, String> comment) {
        return comment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private void requireSame(CqlSession session, Map<String, String> own) {
        Map<String, String> made = read(SchemaChanges.comment(session, keyspace, "delta"));
        Map<String, String> all = new TreeMap<>(made);
        own.forEach((what, version) -> {
            String before = made.get(what);
            if (before != null && !before.equals(version)) {
                throw new IllegalStateException(
                        "The deltas in keyspace " + keyspace + " were made with " + what + " "
                                + before + ", not " + version
                                + (what.equals(BUCKETS)
                                        ? ". Set cassandra.buckets (BRAID_CASSANDRA_BUCKETS) as it was, or start over with `braid reset`."
                                        : ": by another definition of it. Start over with `braid reset`, or in another BRAID_HOME."));
            }
            all.put(what, version);
        });
        if (!all.equals(made)) {
            SchemaChanges.execute(session, "ALTER TABLE " + delta() + " WITH comment = '" + spell(all) + "'");
        }
    }

    private static Map<String, String> read(String comment) {
        return Arrays.stream(comment.split("; "))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, other) -> other, TreeMap::new));
    }
}
