package braid.stores.realtime;

import braid.answer.limit.LimitExceeded;
import braid.answer.side.Moment;
import braid.answer.side.StoreDown;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.realtime.ProgressTable;
import braid.storage.realtime.RealTimeReader;
import braid.storage.realtime.RealTimeTables;
import braid.stores.health.Health;
import braid.stores.health.WatchedViews;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The rows that an engine keeps in Cassandra, one for each group, as they stand. Its session is opened in the background and reconnects by itself. */
public final class RealTimeViews implements WatchedViews {
    public static final String NAME = "Cassandra store (real-time views)";

    private final CassandraSettings settings;
    private final Pipeline pipeline;
    private final Health health = new Health();
    private volatile Connected connected;
    private volatile Map<Partition, Progress> latest = Map.of();

    public RealTimeViews(CassandraSettings settings, Pipeline pipeline) {
        this.settings = settings;
        this.pipeline = pipeline;
    }

    private Map<Partition, Progress> progress(Collection<String> sources) {
        Connected now = connected();
        try {
            Map<Partition, Progress> progress = new HashMap<>();
            sources.forEach(source -> progress.putAll(now.progress().read(source)));
            return progress;
        } catch (DriverException e) {
            throw new StoreDown(NAME, e);
        }
    }

    /** The progress says what the rows show at least; of some rows it is more. */
    @Override
    public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
        Map<Partition, Progress> progress = progress(sources);
        return Moment.of(
                progress,
                reads.stream()
                        .map(read -> rows(read.view(), read.filter(), read.meter()))
                        .toList());
    }

    private CompletableFuture<List<GroupRow>> rows(View view, RowFilter filter, ReadMeter meter) {
        return connected().readers().get(view.name()).readAsync(filter, meter).handle((rows, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause == null) {
                return rows;
            }
            if (cause instanceof LimitExceeded limit) {
                throw limit;
            }
            throw new StoreDown(NAME, cause);
        });
    }

    @Override
    public String access(View view, RowFilter filter) {
        return connected().readers().get(view.name()).access(filter);
    }

    private Connected connected() {
        Connected now = connected;
        if (now == null) {
            throw new StoreDown(NAME, health.problem());
        }
        return now;
    }

    @Override
    public String store() {
        return "cassandra";
    }

    @Override
    public void probe() {
        try {
            if (connected == null) {
                connected = connect();
            }
            latest = progress(pipeline.sources().stream().map(s -> s.name()).toList());
            health.up();
        } catch (RuntimeException e) {
            health.down(e);
        }
    }

    private Connected connect() {
        CqlSession session = CassandraSessions.open(settings);
        try {
            RealTimeTables tables = new RealTimeTables(settings);
            Map<String, RealTimeReader> readers = new HashMap<>();
            pipeline.views().forEach(view -> readers.put(view.name(), new RealTimeReader(session, tables, view)));
            return new Connected(session, new ProgressTable(session, tables), Map.copyOf(readers));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public Map<Partition, Progress> latest() {
        return latest;
    }

    @Override
    public void close() {
        if (connected != null) {
            // Not waited for: the process is about to end and nothing is written.
            connected.session().forceCloseAsync();
        }
    }

    private record Connected(CqlSession session, ProgressTable progress, Map<String, RealTimeReader> readers) {}
}
