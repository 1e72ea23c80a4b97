package braid.kappa.outlet;

import braid.architectures.rows.RowWriter;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.kappa.settings.KappaSettings;
import braid.service.StatusEndpoint;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.realtime.ProgressTable;
import braid.storage.realtime.RealTimeTables;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Rows in Cassandra: results go through a topic, and a sink carries what is committed. */
final class CassandraOutlet implements Outlet {
    private final KappaSettings settings;
    private final GroupOffsets offsets;
    private final CqlSession session;
    private final ResultSink sink;
    private final ProgressTable progress;
    private final Map<String, String> topicIds = new HashMap<>();
    private final Map<Partition, Long> written = new HashMap<>();

    CassandraOutlet(KappaSettings settings, GroupOffsets offsets) throws InterruptedException {
        this.settings = settings;
        this.offsets = offsets;
        ResultTopics.create(offsets.admin(), settings);
        session = CassandraSessions.open(settings.cassandra());
        RealTimeTables tables = new RealTimeTables(settings.cassandra());
        sink = new ResultSink(settings, new RowWriter(session, tables, settings.pipeline(), settings.all()));
        progress = new ProgressTable(session, tables);
    }

    @Override
    public void start(StatusEndpoint endpoint) {
        Thread thread = new Thread(sink, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String problem() {
        return sink.problem();
    }

    /** The end of the results is looked up now; when the sink has passed it, the rows are in Cassandra. */
    @Override
    public boolean holds(Map<Partition, Long> reached, GroupOffsets.Meanwhile meanwhile)
            throws ExecutionException, InterruptedException {
        List<String> results =
                settings.pipeline().views().stream().map(settings::results).toList();
        if (!offsets.passed(settings.sinkGroup(), offsets.ends(results), meanwhile)) {
            return false;
        }
        if (topicIds.isEmpty()) {
            topicIds.putAll(settings.topics().ids(offsets.admin(), settings.pipeline()));
        }
        reached.forEach((partition, offset) -> {
            if (!offset.equals(written.get(partition))) {
                progress.write(partition, new Progress(0, 0, offset, null), topicIds.get(partition.source()))
                        .toCompletableFuture()
                        .join();
                written.put(partition, offset);
            }
        });
        return true;
    }

    @Override
    public void close() {
        sink.close();
        session.close();
    }
}
