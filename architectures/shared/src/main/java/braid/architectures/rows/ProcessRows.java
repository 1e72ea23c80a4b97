package braid.architectures.rows;

import braid.core.sql.CompiledPipelines;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.realtime.RealTimeTables;
import com.datastax.oss.driver.api.core.CqlSession;

/** The process's session with Cassandra, shared by all workers that an engine starts in it; it lives as long as the process. */
public final class ProcessRows {
    private static CqlSession session;
    private static RowWriter writer;

    private ProcessRows() {}

    /**
     * A writer for the views of the pipeline in this file, by the settings of this process.
     *
     * @throws com.datastax.oss.driver.api.core.AllNodesFailedException if Cassandra does not answer; an engine tries again
     */
    public static synchronized RowWriter writer(String file, Architecture architecture) {
        if (writer == null) {
            Settings settings = Settings.load();
            Pipeline pipeline = CompiledPipelines.of(file);
            CassandraSettings cassandra = CassandraSettings.of(settings, pipeline, architecture);
            writer = new RowWriter(session(cassandra), new RealTimeTables(cassandra), pipeline, settings);
        }
        return writer;
    }

    public static synchronized CqlSession session(CassandraSettings settings) {
        if (session == null) {
            session = CassandraSessions.open(settings);
        }
        return session;
    }
}
