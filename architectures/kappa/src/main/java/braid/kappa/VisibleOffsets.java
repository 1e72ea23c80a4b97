package braid.kappa;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.view.View;
import braid.storage.log.LogClients;
import braid.storage.log.Topics;
import braid.storage.realtime.ProgressTable;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which events are in Cassandra for sure, and writes that down as the progress of their partitions.
 *
 * <p>An event passes three topics: the log, the shuffle, the results. The job's place in the log is looked up first; then the end of the
 * shuffle, and when the job has passed it, the end of the results; when the sink has passed that, everything before the first place is in
 * Cassandra. More may be, too: that is why an answer shows "at least" these offsets.
 */
final class VisibleOffsets implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VisibleOffsets.class);
    private static final long LOOK_EVERY_MS = 60;

    private final KappaSettings settings;
    private final Topics topics;
    private final ProgressTable progress;
    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Map<Partition, Long> visible = Map.of();
    private volatile Map<Partition, Long> ends = Map.of();

    VisibleOffsets(KappaSettings settings, ProgressTable progress) {
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

    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try {
                Map<String, TopicDescription> log = topics.describe(admin, settings.pipeline());
                while (closing.getCount() > 0) {
                    round(log);
                    pause();
                }
            } catch (ExecutionException | KafkaException | DriverException e) {
                LOG.debug("Cannot say what is visible now", e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round(Map<String, TopicDescription> log) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> logEnds =
                ends(log.keySet().stream().map(topics::events).toList());
        Map<TopicPartition, Long> places = committed(settings.applicationId());
        if (passed(settings.applicationId(), ends(names(settings::shuffle)))
                && passed(settings.sinkGroup(), ends(names(settings::results)))) {
            Map<Partition, Long> reached = new TreeMap<>();
            logEnds.keySet().forEach(partition -> reached.put(of(partition), places.getOrDefault(partition, 0L)));
            write(reached, log);
            visible = reached;
        }
        ends = logEnds.entrySet().stream().collect(Collectors.toMap(end -> of(end.getKey()), Map.Entry::getValue));
    }

    private Partition of(TopicPartition partition) {
        return new Partition(topics.source(partition.topic()), partition.partition());
    }

    private void write(Map<Partition, Long> reached, Map<String, TopicDescription> log) {
        reached.forEach((partition, offset) -> {
            if (!offset.equals(visible.get(partition))) {
                String topic = log.get(partition.source()).topicId().toString();
                progress.write(partition, new Progress(0, 0, offset, null), topic)
                        .toCompletableFuture()
                        .join();
            }
        });
    }

    private List<String> names(java.util.function.Function<View, String> topic) {
        return settings.pipeline().views().stream().map(topic).toList();
    }

    /** Waits until a group has passed these offsets; false if the process stops before. */
    private boolean passed(String group, Map<TopicPartition, Long> offsets)
            throws ExecutionException, InterruptedException {
        while (closing.getCount() > 0) {
            Map<TopicPartition, Long> places = committed(group);
            if (offsets.entrySet().stream().allMatch(end -> places.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                return true;
            }
            pause();
        }
        return false;
    }

    private Map<TopicPartition, Long> committed(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> places = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> found = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        found.forEach((partition, place) -> {
            if (place != null) {
                places.put(partition, place.offset());
            }
        });
        return places;
    }

    /** The ends, open transactions included. */
    private Map<TopicPartition, Long> ends(List<String> names) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(names).allTopicNames().get().forEach((name, topic) -> topic.partitions()
                .forEach(partition -> asked.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private void pause() {
        try {
            closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Events of the log that may not be visible yet. */
    long lag() {
        Map<Partition, Long> seen = visible;
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - seen.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    @Override
    public void close() {
        closing.countDown();
        admin.close();
    }
}
