package braid.flink;

import braid.core.view.Pipeline;
import braid.service.Architecture;
import braid.service.Settings;
import braid.storage.realtime.CassandraSessions;
import braid.storage.realtime.CassandraSettings;
import braid.storage.realtime.RealTimeTables;
import braid.storage.realtime.RowWriter;
import com.datastax.oss.driver.api.core.CqlSession;

/** The process's session with Cassandra, shared by all writers; it lives as long as the process. */
final class CassandraRows {
    private static CqlSession session;
    private static RowWriter writer;

    private CassandraRows() {}

    /** @throws com.datastax.oss.driver.api.core.AllNodesFailedException if Cassandra does not answer; Flink then tries again */
    static synchronized RowWriter writer(String file) {
        if (writer == null) {
            Settings settings = Settings.load();
            Pipeline pipeline = Pipelines.of(file);
            CassandraSettings cassandra = CassandraSettings.of(settings, pipeline, Architecture.FLINK);
            session = session(cassandra);
            writer = new RowWriter(session, new RealTimeTables(cassandra), pipeline, settings);
        }
        return writer;
    }

    static synchronized CqlSession session(CassandraSettings settings) {
        if (session == null) {
            session = CassandraSessions.open(settings);
        }
        return session;
    }
}
