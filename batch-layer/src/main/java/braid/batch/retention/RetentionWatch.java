package braid.batch.retention;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.Repeated;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every minute whether the log holds events that no batch view contains and whose time in the log is half over. Once the log has
 * deleted them, landing refuses to go on, so this is when somebody can still do something.
 *
 * <p>A log that keeps its events for ever, the default, is never warned about.
 */
public final class RetentionWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);
    private static final long LOOK_SECONDS = 60;
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

    private final Pipeline pipeline;
    private final Topics topics;
    private final LogSettings log;
    private final Warehouse warehouse;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "retention");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String warning;

    public RetentionWatch(Pipeline pipeline, LogSettings log, Warehouse warehouse, Clock clock) {
        this.pipeline = pipeline;
        this.topics = new Topics(log);
        this.log = log;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    public void start() {
        timer.scheduleWithFixedDelay(new Repeated(this::look), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** What is at risk, for people; empty when nothing was at the last look. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    private void look() {
        try (Admin admin = Admin.create(LogClients.admin(log))) {
            Boundary published = published();
            List<String> found = new ArrayList<>();
            for (Source source : pipeline.sources()) {
                atRisk(admin, source, published).ifPresent(found::add);
            }
            warning = found.isEmpty() ? null : String.join(" ", found);
            found.forEach(LOG::warn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.info("Whether the log's retention is near cannot be said now: {}", e.getMessage());
        }
    }

    private Optional<String> atRisk(Admin admin, Source source, Boundary published)
            throws ExecutionException, InterruptedException {
        String topic = topics.events(source);
        long retention = retentionMillis(admin, topic);
        if (retention < 0) {
            return Optional.empty();
        }
        Map<TopicPartition, Long> old = offsetsBefore(admin, source, clock.millis() - retention / 2);
        long waiting = 0;
        for (Map.Entry<TopicPartition, Long> partition : old.entrySet()) {
            Partition ours = new Partition(source.name(), partition.getKey().partition());
            long behindMarker = published.offsets().containsKey(ours) ? published.offset(ours) + 1 : 0;
            waiting += Math.max(0, partition.getValue() - behindMarker);
        }
        return waiting == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        "%,d records of %s have not been landed and have been in the log for more than half of the %s that it keeps them."
                                + " Run a batch (`braid batch run`), or lengthen retention.ms of topic %s.",
                        waiting, source.name(), words(retention), topic));
    }

    /** For each partition, the first offset that was appended since then, or the log's end. */
    private Map<TopicPartition, Long> offsetsBefore(Admin admin, Source source, long millis)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> since = new HashMap<>();
        Map<TopicPartition, OffsetSpec> end = new HashMap<>();
        topics.describe(admin, pipeline).get(source.name()).partitions().forEach(info -> {
            TopicPartition partition = new TopicPartition(topics.events(source), info.partition());
            since.put(partition, OffsetSpec.forTimestamp(millis));
            end.put(partition, OffsetSpec.latest());
        });
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(end).all().get().forEach((partition, info) -> offsets.put(partition, info.offset()));
        admin.listOffsets(since).all().get().forEach((partition, info) -> {
            if (info.offset() >= 0) {
                offsets.put(partition, info.offset());
            }
        });
        return offsets;
    }

    private static long retentionMillis(Admin admin, String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Long.parseLong(admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(TopicConfig.RETENTION_MS_CONFIG)
                .value());
    }

    private static String words(long millis) {
        Duration duration = Duration.ofMillis(millis);
        return duration.toHours() > 0 ? duration.toHours() + " h" : duration.toSeconds() + " s";
    }

    private Boundary published() throws SQLException {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, QUERY_TIMEOUT)) {
            return snapshot.publishedCut().boundary();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
