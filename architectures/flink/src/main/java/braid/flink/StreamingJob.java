package braid.flink;

import braid.architectures.reach.CommittedOffsets;
import braid.architectures.reach.WholeLog;
import braid.architectures.rows.ProcessRows;
import braid.service.StatusEndpoint;
import braid.service.metrics.Metrics;
import braid.storage.dataset.LocalFolder;
import braid.storage.realtime.ProgressTable;
import braid.storage.realtime.RealTimeTables;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streaming job in a Flink cluster of this process, the watch over what is visible, and the HTTP endpoint. */
final class StreamingJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingJob.class);
    private static final long CLOSE_SECONDS = 8;
    private static final long SAVEPOINT_MINUTES = 10;

    private final FlinkSettings settings;
    private final JobClient job;
    private final CommittedOffsets visible;
    private final StatusEndpoint endpoint;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stopping;

    private StreamingJob(FlinkSettings settings) throws IOException, InterruptedException, ExecutionException {
        this.settings = settings;
        settings.state().lock();
        CqlSession session = ProcessRows.session(settings.cassandra());
        ProgressTable progress = new ProgressTable(session, new RealTimeTables(settings.cassandra()));
        SavedState.Start start = SavedState.find(settings);
        try (WholeLog log = new WholeLog(settings.log(), settings.pipeline())) {
            if (start == null) {
                settings.state()
                        .requireNoRows(
                                progress,
                                settings.pipeline(),
                                settings.cassandra().keyspace(),
                                "flink.state");
                log.begin(settings.group());
            } else {
                log.goOn(settings.group());
            }
        }
        LOG.info("Begins from {}", start == null ? "the start of the log" : start.path());
        job = settings.program(false, null)
                .execute(RuntimeExecutionMode.STREAMING, FlinkOptions.streaming(settings, start))
                .getJobClient()
                .orElseThrow();
        visible = new CommittedOffsets(settings.log(), settings.pipeline(), settings.group(), progress);
        Metrics metrics = new Metrics();
        FlinkStatus status = new FlinkStatus(settings, start, job, visible, metrics);
        endpoint = new StatusEndpoint(settings.endpoint(), metrics, status::toMap)
                .on(
                        "POST",
                        "/savepoint",
                        query -> savepoint(Boolean.parseBoolean(query.getOrDefault("stop", "false"))));
    }

    static StreamingJob start(FlinkSettings settings) throws IOException, InterruptedException, ExecutionException {
        StreamingJob job = new StreamingJob(settings);
        Thread watch = new Thread(job.visible, "visible");
        watch.setDaemon(true);
        watch.start();
        return job;
    }

    /** Makes a savepoint, from which this job, or the next version of it, can begin. With {@code stop} it ends the job at exactly that point; the process stays until it is told to end. */
    private Map<String, Object> savepoint(boolean stop) {
        String folder = LocalFolder.address(settings.state().savepoints());
        stopping |= stop;
        try {
            String path = (stop
                            ? job.stopWithSavepoint(false, folder, SavepointFormatType.CANONICAL)
                            : job.triggerSavepoint(folder, SavepointFormatType.CANONICAL))
                    .get(SAVEPOINT_MINUTES, TimeUnit.MINUTES);
            return Map.of("savepoint", path, "stopped", stop);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("No savepoint was made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Waits for the end; the process's exit code. */
    int await() throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
        } catch (ExecutionException | CompletionException e) {
            if (!stopping) {
                LOG.error("The job ended", e);
                return 1;
            }
        }
        closed.await();
        return 0;
    }

    @Override
    public void close() {
        stopping = true;
        closed.countDown();
        visible.close();
        try {
            job.cancel().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            LOG.debug("The job was not cancelled", e);
        }
        endpoint.close();
    }
}
