package braid.serving.store;

import braid.core.view.Pipeline;
import braid.service.Settings;
import braid.storage.log.LogSettings;
import braid.storage.realtime.CassandraSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three stores, each watched by a thread of its own: one that hangs does not hide another. Opening does not wait for any of them.
 */
public final class Stores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);
    private static final long STORE_EVERY_MS = 500;
    private static final long LOG_EVERY_MS = 150;

    private final BatchViews batchViews;
    private final RealTimeViews realTimeViews;
    private final LogEnds logEnds;
    private final ScheduledExecutorService watchers = Executors.newScheduledThreadPool(3, task -> {
        Thread thread = new Thread(task, "store-watch");
        thread.setDaemon(true);
        return thread;
    });

    private Stores(Settings settings, Pipeline pipeline) {
        batchViews = new BatchViews(settings, pipeline);
        realTimeViews = new RealTimeViews(CassandraSettings.of(settings, pipeline), pipeline);
        logEnds = new LogEnds(LogSettings.of(settings), pipeline);
    }

    /** Begins to connect, and keeps trying. */
    public static Stores open(Settings settings, Pipeline pipeline) {
        Stores stores = new Stores(settings, pipeline);
        stores.watch("warehouse", stores.batchViews.health(), stores.batchViews::probe, STORE_EVERY_MS);
        stores.watch("cassandra", stores.realTimeViews.health(), stores.realTimeViews::probe, STORE_EVERY_MS);
        stores.watch("kafka", stores.logEnds.health(), stores.logEnds::probe, LOG_EVERY_MS);
        return stores;
    }

    private void watch(String name, Health health, Runnable probe, long everyMillis) {
        watchers.scheduleWithFixedDelay(
                () -> {
                    boolean before = health.isUp();
                    try {
                        probe.run();
                    } catch (RuntimeException e) {
                        health.down(e);
                    }
                    if (before != health.isUp()) {
                        LOG.info("{} is {}", name, health.isUp() ? "up" : "down: " + health.problem());
                    }
                },
                0,
                everyMillis,
                TimeUnit.MILLISECONDS);
    }

    public BatchViews batchViews() {
        return batchViews;
    }

    public RealTimeViews realTimeViews() {
        return realTimeViews;
    }

    public LogEnds logEnds() {
        return logEnds;
    }

    /** The health of each store by name. The log is not needed for an answer, only to say what is missing in it. */
    public Map<String, Health> health() {
        Map<String, Health> health = new LinkedHashMap<>();
        health.put("warehouse", batchViews.health());
        health.put("cassandra", realTimeViews.health());
        health.put("kafka", logEnds.health());
        return health;
    }

    @Override
    public void close() {
        watchers.shutdownNow();
        logEnds.close();
        realTimeViews.close();
        batchViews.close();
    }
}
