package braid.dataflow;

import braid.architectures.reach.CommittedOffsets;
import braid.architectures.reach.WholeLog;
import braid.architectures.rows.ProcessRows;
import braid.service.StatusEndpoint;
import braid.service.metrics.Metrics;
import braid.storage.realtime.ProgressTable;
import braid.storage.realtime.RealTimeTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.PipelineResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline over the live log on a Flink cluster of this process, the watch over what is visible, and the HTTP endpoint. */
final class LiveRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    private static final long LOOK_EVERY_MS = 500;

    private final DataflowSettings settings;
    private final PipelineResult result;
    private final CommittedOffsets visible;
    private final StatusEndpoint endpoint;
    private final CountDownLatch closing = new CountDownLatch(1);

    private LiveRun(DataflowSettings settings) throws IOException, InterruptedException, ExecutionException {
        this.settings = settings;
        settings.state().lock();
        ProgressTable progress =
                new ProgressTable(ProcessRows.session(settings.cassandra()), new RealTimeTables(settings.cassandra()));
        Path from = settings.state().newest().orElse(null);
        try (WholeLog log = new WholeLog(settings.log(), settings.pipeline())) {
            if (from == null) {
                settings.state()
                        .requireNoRows(
                                progress,
                                settings.pipeline(),
                                settings.cassandra().keyspace(),
                                "dataflow.state");
                log.begin(settings.group());
            } else {
                log.goOn(settings.group());
            }
        }
        LOG.info("Begins from {}", from == null ? "the start of the log" : from);
        result = new LogToCassandra(settings, false)
                .pipeline(FlinkRunnerSettings.live(settings, from))
                .run();
        visible = new CommittedOffsets(
                settings.log(), settings.pipeline(), settings.group(), progress, new FiredPanes(settings));
        Metrics metrics = new Metrics();
        DataflowStatus status = new DataflowStatus(settings, from, result, visible, metrics);
        endpoint = new StatusEndpoint(settings.endpoint(), metrics, status::toMap);
    }

    static LiveRun start(DataflowSettings settings) throws IOException, InterruptedException, ExecutionException {
        LiveRun run = new LiveRun(settings);
        Thread watch = new Thread(run.visible, "visible");
        watch.setDaemon(true);
        watch.start();
        return run;
    }

    /** Waits for the end; the process's exit code. */
    int await() throws InterruptedException {
        while (!closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
            if (DataflowStatus.state(result).isTerminal()) {
                LOG.error("The pipeline ended as {}", DataflowStatus.state(result));
                return 1;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        closing.countDown();
        visible.close();
        try {
            result.cancel();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The pipeline was not cancelled", e);
        }
        endpoint.close();
    }
}
