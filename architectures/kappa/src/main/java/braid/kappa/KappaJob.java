package braid.kappa;

import braid.service.StatusEndpoint;
import braid.service.metrics.Metrics;
import braid.storage.log.LogClients;
import braid.storage.log.SchemaTopic;
import braid.storage.realtime.CassandraSessions;
import braid.storage.realtime.ProgressTable;
import braid.storage.realtime.RealTimeTables;
import braid.storage.realtime.RowWriter;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the job: Kafka Streams, the sink, the watch over what is visible, and the door. */
final class KappaJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KappaJob.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(8);

    private final KafkaStreams streams;
    private final CqlSession session;
    private final ResultSink sink;
    private final VisibleOffsets visible;
    private final StatusEndpoint door;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean failed;

    private KappaJob(KappaSettings settings) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            ResultTopics.create(admin, settings);
        }
        session = CassandraSessions.open(settings.cassandra());
        RealTimeTables tables = new RealTimeTables(settings.cassandra());
        Counters counters = new Counters();
        streams = new KafkaStreams(
                new KappaTopology(settings, new SchemaTopic(settings.log()), counters).build(),
                StreamsProperties.of(settings));
        streams.setUncaughtExceptionHandler(e -> {
            LOG.error("Kafka Streams stops: {}", e.getMessage(), e);
            failed = true;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
                ended.countDown();
            }
        });
        sink = new ResultSink(settings, new RowWriter(session, tables, settings.pipeline(), settings.all()));
        visible = new VisibleOffsets(settings, new ProgressTable(session, tables));
        Metrics metrics = new Metrics();
        KappaStatus status = new KappaStatus(settings, streams, sink, visible, counters, metrics);
        door = new StatusEndpoint(settings.door(), metrics, status::toMap);
    }

    static KappaJob start(KappaSettings settings) throws IOException, InterruptedException {
        KappaJob job = new KappaJob(settings);
        job.streams.start();
        thread("sink", job.sink);
        thread("visible", job.visible);
        return job;
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the end; the process's exit code. */
    int await() throws InterruptedException {
        ended.await();
        return failed ? 1 : 0;
    }

    @Override
    public void close() {
        streams.close(CLOSE_LIMIT);
        sink.close();
        visible.close();
        door.close();
        session.close();
    }
}
