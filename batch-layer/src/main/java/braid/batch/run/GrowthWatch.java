package braid.batch.run;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.service.Repeated;
import braid.storage.log.LogClients;
import braid.storage.log.LogOffsets;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a run when the log holds so many records that no batch view contains: an open segment that grows for ever makes the first question
 * about it ever slower, and the next run too. After it has asked it leaves a run time, so that one that fails is not begun over and over.
 */
public final class GrowthWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GrowthWatch.class);
    private static final long LOOK_SECONDS = 5;
    private static final long REST_LOOKS = 24;
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

    private final Pipeline pipeline;
    private final LogSettings log;
    private final Topics topics;
    private final Warehouse warehouse;
    private final long most;
    private final Runnable run;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "growth");
        thread.setDaemon(true);
        return thread;
    });
    private Admin admin;
    private long rest;

    /**
     * @param most records that may wait, over all partitions; 0 for any number
     * @param run asks for a run
     */
    public GrowthWatch(Pipeline pipeline, LogSettings log, Warehouse warehouse, long most, Runnable run) {
        this.pipeline = pipeline;
        this.log = log;
        this.topics = new Topics(log);
        this.warehouse = warehouse;
        this.most = most;
        this.run = run;
    }

    public void start() {
        if (most > 0) {
            timer.scheduleWithFixedDelay(new Repeated(this::look), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look() {
        if (rest > 0) {
            rest--;
            return;
        }
        try {
            long waiting = waiting(published(), ends());
            if (waiting >= most) {
                LOG.info("{} records wait for a run, and batch.every.events is {}", waiting, most);
                rest = REST_LOOKS;
                run.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | ExecutionException | RuntimeException e) {
            LOG.debug("How many records wait for a run cannot be said now", e);
        }
    }

    /** Records behind a boundary and its markers. */
    static long waiting(Boundary published, Map<Partition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    Long boundary = published.offsets().get(end.getKey());
                    return Math.max(0, end.getValue() - (boundary == null ? 0 : boundary + 1));
                })
                .sum();
    }

    private Boundary published() throws SQLException {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, QUERY_TIMEOUT)) {
            return snapshot.publishedCut().boundary();
        }
    }

    private Map<Partition, Long> ends() throws ExecutionException, InterruptedException {
        if (admin == null) {
            admin = Admin.create(LogClients.admin(log));
        }
        Map<Partition, Long> ends = new TreeMap<>();
        Map<TopicPartition, Long> found =
                LogOffsets.of(admin, topics.describe(admin, pipeline).values(), OffsetSpec.latest());
        found.forEach((partition, end) ->
                ends.put(new Partition(topics.source(partition.topic()), partition.partition()), end));
        return ends;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
