package braid.kappa;

import braid.kappa.outlet.GroupOffsets;
import braid.kappa.outlet.Outlet;
import braid.kappa.outlet.VisibleOffsets;
import braid.kappa.settings.KappaSettings;
import braid.kappa.settings.StateStores;
import braid.kappa.settings.StreamsProperties;
import braid.kappa.topology.InstanceCounters;
import braid.kappa.topology.KappaTopology;
import braid.kappa.topology.PassedOver;
import braid.service.StatusEndpoint;
import braid.service.metrics.Metrics;
import braid.storage.log.SchemaTopic;
import braid.storage.quarantine.FirstVerdicts;
import braid.storage.quarantine.Quarantine;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the job: Kafka Streams, where readers find its rows, the watch over what they see, and the HTTP endpoint. */
final class KappaJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KappaJob.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(8);

    private final KafkaStreams streams;
    private final SchemaTopic schemas;
    private final Quarantine quarantine;
    private final GroupOffsets offsets;
    private final Outlet outlet;
    private final VisibleOffsets visible;
    private final StatusEndpoint endpoint;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean failed;

    private KappaJob(KappaSettings settings) throws IOException, InterruptedException, ExecutionException {
        StateStores.require(settings);
        JobOffsets.require(settings);
        InstanceCounters counters = new InstanceCounters();
        schemas = new SchemaTopic(settings.log());
        quarantine = new Quarantine(settings.log());
        FirstVerdicts first = FirstVerdicts.read(settings.log(), settings.pipeline(), schemas);
        streams = new KafkaStreams(
                new KappaTopology(settings, schemas, new PassedOver(first, quarantine::keep), counters).build(),
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
        offsets = new GroupOffsets(settings);
        outlet = Outlet.of(settings, offsets, streams);
        visible = new VisibleOffsets(settings, offsets, outlet);
        Metrics metrics = new Metrics();
        KappaStatus status = new KappaStatus(settings, streams, outlet, visible, counters, metrics);
        endpoint = new StatusEndpoint(settings.endpoint(), metrics, status::toMap);
    }

    static KappaJob start(KappaSettings settings) throws IOException, InterruptedException, ExecutionException {
        KappaJob job = new KappaJob(settings);
        job.streams.start();
        job.outlet.start(job.endpoint);
        Thread watch = new Thread(job.visible, "visible");
        watch.setDaemon(true);
        watch.start();
        return job;
    }

    /** Waits for the end; the process's exit code. */
    int await() throws InterruptedException {
        ended.await();
        return failed ? 1 : 0;
    }

    @Override
    public void close() {
        streams.close(CLOSE_LIMIT);
        quarantine.close();
        schemas.close();
        outlet.close();
        offsets.close();
        endpoint.close();
    }
}
