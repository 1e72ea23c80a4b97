package braid.stores;

import braid.answer.live.Deltas;
import braid.answer.side.BatchSide;
import braid.answer.side.SpeedSide;
import braid.answer.side.StoreDown;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.service.Repeated;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.log.LogSettings;
import braid.storage.quarantine.QuarantineReader;
import braid.stores.batch.BatchViews;
import braid.stores.batch.HeldBatch;
import braid.stores.health.Health;
import braid.stores.health.WatchedViews;
import braid.stores.log.KafkaBroker;
import braid.stores.log.LogEnds;
import braid.stores.realtime.RealTimeViews;
import braid.stores.realtime.SegmentViews;
import braid.stores.realtime.StateViews;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores of all architectures, each watched by a thread of its own: one that hangs does not hide another. Opening does not wait for any of them.
 */
public final class Stores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);
    private static final long STORE_EVERY_MS = 500;
    private static final long CUT_EVERY_MS = 100;
    private static final long LOG_EVERY_MS = 150;

    private final List<Architecture> architectures;
    private final BatchViews batchViews;
    private final HeldBatch heldBatch;
    private final Map<Architecture, WatchedViews> realTimeViews = new EnumMap<>(Architecture.class);
    private final LogEnds logEnds;
    private final ScheduledExecutorService watchers;

    private Stores(Settings settings, Pipeline pipeline) {
        architectures = ArchitectureSettings.of(settings);
        batchViews = architectures.stream().anyMatch(Architecture::hasBatchViews)
                ? new BatchViews(settings, pipeline)
                : null;
        heldBatch =
                batchViews == null ? null : new HeldBatch(batchViews, settings.whole("serving.batch.memory.mb") << 20);
        architectures.stream()
                .filter(Architecture::hasRealTimeViews)
                .forEach(architecture -> realTimeViews.put(architecture, views(architecture, settings, pipeline)));
        LogSettings log = LogSettings.of(settings);
        logEnds = new LogEnds(
                () -> new KafkaBroker(log, pipeline),
                this::latestFolded,
                () -> new QuarantineReader(log),
                Clock.systemUTC());
        // The warehouse, the log, its quarantine, and each architecture's views.
        watchers = Executors.newScheduledThreadPool(3 + realTimeViews.size(), task -> {
            Thread thread = new Thread(task, "store-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    private WatchedViews views(Architecture architecture, Settings settings, Pipeline pipeline) {
        if (!ArchitectureSettings.needCassandra(settings, architecture)) {
            return new StateViews(settings, pipeline);
        }
        CassandraSettings cassandra = CassandraSettings.of(settings, pipeline, architecture);
        return architecture.isExact()
                ? new SegmentViews(
                        cassandra,
                        pipeline,
                        settings.whole("serving.live.memory.mb") << 20,
                        architecture.hasBatchViews() ? batchViews::latest : () -> PublishedCut.NONE)
                : new RealTimeViews(cassandra, pipeline);
    }

    /** Begins to connect, and keeps trying. */
    public static Stores open(Settings settings, Pipeline pipeline) {
        Stores stores = new Stores(settings, pipeline);
        if (stores.batchViews != null) {
            stores.watch("warehouse", stores.batchViews.health(), stores.batchViews::probe, CUT_EVERY_MS);
        }
        stores.realTimeViews.forEach((architecture, views) ->
                stores.watch(name(architecture, views), views.health(), views::probe, STORE_EVERY_MS));
        stores.watch("kafka", stores.logEnds.health(), stores.logEnds::probe, LOG_EVERY_MS);
        stores.watch("quarantine", new Health(), stores.logEnds::readQuarantine, LOG_EVERY_MS);
        return stores;
    }

    private void watch(String name, Health health, Runnable probe, long everyMillis) {
        watchers.scheduleWithFixedDelay(
                new Repeated(() -> look(name, health, probe)), 0, everyMillis, TimeUnit.MILLISECONDS);
    }

    private static void look(String name, Health health, Runnable probe) {
        boolean before = health.isUp();
        try {
            probe.run();
        } catch (RuntimeException | Error e) {
            health.down(e);
            if (e instanceof Error) {
                LOG.error("{} could not be looked at", name, e);
            }
        }
        if (before != health.isUp()) {
            LOG.info("{} is {}", name, health.isUp() ? "up" : "down: " + health.problem());
        }
    }

    private static String name(Architecture architecture, WatchedViews views) {
        boolean plain =
                architecture == Architecture.LAMBDA || architecture.word().equals(views.store());
        return plain ? views.store() : views.store() + ", " + architecture.word();
    }

    /** The stack's architectures. */
    public List<Architecture> architectures() {
        return architectures;
    }

    /** The batch views of an architecture. */
    public BatchSide batch(Architecture architecture) {
        return architecture.hasBatchViews() ? heldBatch : BatchSide.NONE;
    }

    /** The real-time views of an architecture. */
    public SpeedSide speed(Architecture architecture) {
        return architecture.hasRealTimeViews() ? realTimeViews.get(architecture) : SpeedSide.NONE;
    }

    /**
     * Asks the deltas of the first architecture that keeps some; empty if none does.
     *
     * @param question never answers {@code null}
     * @throws StoreDown if their store does not answer
     */
    public <T> Optional<T> deltas(Function<Deltas, T> question) {
        return realTimeViews.values().stream()
                .filter(views -> views instanceof SegmentViews)
                .map(views -> ((SegmentViews) views).deltas(question))
                .findFirst();
    }

    /** What metrics call the store of an architecture's real-time views. */
    public String speedStore(Architecture architecture) {
        return architecture.hasRealTimeViews() ? realTimeViews.get(architecture).store() : "none";
    }

    /** The published cut as it was a moment ago; empty while the warehouse does not say it. */
    public Optional<PublishedCut> latestCut() {
        if (batchViews == null) {
            return Optional.of(PublishedCut.NONE);
        }
        return batchViews.health().isUp() ? Optional.of(batchViews.latest()) : Optional.empty();
    }

    /** As {@link #latestCut}.
     *
     * @throws StoreDown while the warehouse does not say it
     */
    public PublishedCut cutNow() {
        return latestCut()
                .orElseThrow(
                        () -> new StoreDown(BatchViews.NAME, batchViews.health().problem()));
    }

    /** The progress of the first architecture's real-time views as it was a moment ago; empty while their store does not say it. */
    public Optional<Map<Partition, Progress>> latestProgress() {
        WatchedViews views = realTimeViews.get(architectures.get(0));
        if (views == null) {
            return Optional.of(Map.of());
        }
        return views.health().isUp() ? Optional.of(views.latest()) : Optional.empty();
    }

    /** How far at least some architecture's views or the batch views reach: what was folded once stays folded. */
    private Map<Partition, Long> latestFolded() {
        Map<Partition, Long> folded = new HashMap<>();
        if (batchViews != null) {
            folded.putAll(batchViews.latest().boundary().offsets());
        }
        realTimeViews.values().forEach(views -> views.latest()
                .forEach((partition, reached) -> folded.merge(partition, reached.next(), Math::max)));
        return folded;
    }

    /** How many offsets the log has in all; empty while it does not say. Needs no other store. */
    public Optional<Long> logSize() {
        return logEnds.ends()
                .map(ends -> ends.values().stream().mapToLong(Long::longValue).sum());
    }

    /** How many of them are behind the boundary of the published cut; empty while the log or the warehouse does not say. */
    public Optional<Long> uncut() {
        return logEnds.ends().flatMap(ends -> latestCut().map(cut -> ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - cut.boundary().offset(end.getKey())))
                .sum()));
    }

    public LogEnds logEnds() {
        return logEnds;
    }

    /** The health of each store by name. The log is not needed for an answer, only to say what is missing in it. */
    public Map<String, Health> health() {
        Map<String, Health> health = new LinkedHashMap<>();
        if (batchViews != null) {
            health.put("warehouse", batchViews.health());
        }
        realTimeViews.forEach((architecture, views) -> health.put(name(architecture, views), views.health()));
        health.put("kafka", logEnds.health());
        return health;
    }

    @Override
    public void close() {
        watchers.shutdownNow();
        logEnds.close();
        realTimeViews.values().forEach(WatchedViews::close);
        if (batchViews != null) {
            batchViews.close();
        }
    }
}
