package braid.storage.realtime;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.view.Pipeline;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * How far the speed layer is, per partition. Written after the rows that it speaks of, with the offset as its timestamp, so that it never
 * goes back; read before them.
 */
public final class ProgressTable {
    private final CqlSession session;
    private final PreparedStatement write;
    private final PreparedStatement read;

    public ProgressTable(CqlSession session, RealTimeTables tables) {
        this.session = session;
        String table = tables.table(RealTimeTables.PROGRESS);
        write = session.prepare("INSERT INTO " + table
                + " (source, kafka_partition, segment, first_offset, next_offset, append_time, topic_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " USING TIMESTAMP ?");
        read = session.prepare("SELECT kafka_partition, segment, first_offset, next_offset, append_time, topic_id FROM "
                + table + " WHERE source = ?");
    }

    /** Records progress; the stage completes when it is durable. */
    public CompletionStage<?> write(Partition partition, Progress progress, String topicId) {
        return session.executeAsync(write.bind(
                partition.source(),
                partition.number(),
                progress.segment(),
                progress.first(),
                progress.next(),
                progress.appendTime(),
                topicId,
                progress.next() + 1));
    }

    /** The progress of every partition of a source that has any. */
    public Map<Partition, Progress> read(String source) {
        Map<Partition, Progress> found = new TreeMap<>();
        for (Row row : session.execute(bind(source))) {
            found.put(
                    new Partition(source, row.getInt(0)),
                    new Progress(row.getLong(1), row.getLong(2), row.getLong(3), row.getInstant(4)));
        }
        return found;
    }

    /** Whether any event of a pipeline is named as covered. A job that has begun, and not come to its first checkpoint, names none. */
    public boolean coversAny(Pipeline pipeline) {
        return pipeline.sources().stream()
                .flatMap(source -> read(source.name()).values().stream())
                .anyMatch(progress -> progress.next() > 0);
    }

    /** The topic that the progress of a source speaks of, or {@code null} if there is none yet. */
    public String topicId(String source) {
        Row row = session.execute(bind(source)).one();
        return row == null ? null : row.getString(5);
    }

    private BoundStatement bind(String source) {
        return read.bind(source);
    }
}
