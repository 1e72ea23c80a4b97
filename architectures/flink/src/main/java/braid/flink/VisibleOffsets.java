package braid.flink;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.storage.log.LogClients;
import braid.storage.log.Topics;
import braid.storage.realtime.ProgressTable;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down as the progress of each partition which events are in Cassandra for sure: those before the place that the newest completed
 * checkpoint left in the job's consumer group. A checkpoint completes after every sink has written what it had of the events before it.
 * More may be there, too: that is why an answer shows "at least" these offsets. (With {@code flink.emit=window} they are what the job has
 * taken in: a window's row comes with its end.)
 */
final class VisibleOffsets implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VisibleOffsets.class);
    private static final long LOOK_EVERY_MS = 100;

    private final FlinkSettings settings;
    private final Topics topics;
    private final ProgressTable progress;
    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Map<Partition, Long> visible = Map.of();
    private volatile Map<Partition, Long> ends = Map.of();

    VisibleOffsets(FlinkSettings settings, ProgressTable progress) {
        this.settings = settings;
        this.topics = settings.topics();
        this.progress = progress;
        this.admin = Admin.create(LogClients.admin(settings.log()));
    }

    /** By partition, the first offset that may not be visible. */
    Map<Partition, Long> visible() {
        return visible;
    }

    /** Where each partition ended when that was found out. */
    Map<Partition, Long> ends() {
        return ends;
    }

    /** Events of the log that may not be visible yet. */
    long lag() {
        Map<Partition, Long> seen = visible;
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - seen.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try {
                try {
                    round(topics.describe(admin, settings.pipeline()));
                } catch (ExecutionException | KafkaException | DriverException | CompletionException e) {
                    LOG.debug("Cannot say what is visible now", e);
                }
                closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round(Map<String, TopicDescription> log) throws ExecutionException, InterruptedException {
        Map<Partition, Long> reached = new TreeMap<>();
        admin.listConsumerGroupOffsets(settings.group())
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, place) -> {
                    if (place != null) {
                        reached.put(of(partition), place.offset());
                    }
                });
        reached.forEach((partition, offset) -> {
            TopicDescription topic = log.get(partition.source());
            if (topic != null && !offset.equals(visible.get(partition))) {
                progress.write(
                                partition,
                                new Progress(0, 0, offset, null),
                                topic.topicId().toString())
                        .toCompletableFuture()
                        .join();
            }
        });
        visible = reached;
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        log.values().forEach(topic -> topic.partitions()
                .forEach(partition ->
                        asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        Map<Partition, Long> found = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> found.put(of(partition), end.offset()));
        ends = found;
    }

    private Partition of(TopicPartition partition) {
        return new Partition(topics.source(partition.topic()), partition.partition());
    }

    @Override
    public void close() {
        closing.countDown();
        admin.close();
    }
}
