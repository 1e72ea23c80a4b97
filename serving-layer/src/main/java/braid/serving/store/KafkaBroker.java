package braid.serving.store;

import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Kafka, by its admin client. Safe for use by several threads. */
final class KafkaBroker implements Broker {
    private final Admin admin;
    private final Topics topics;
    private final List<String> names;

    /** @throws org.apache.kafka.common.KafkaException if no client can be made with these settings */
    KafkaBroker(LogSettings settings, Pipeline pipeline) {
        topics = new Topics(settings);
        names = pipeline.sources().stream().map(topics::events).toList();
        admin = Admin.create(LogClients.admin(settings));
    }

    @Override
    public Map<Partition, Long> ends(Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        return offsets(OffsetSpec.latest(), within);
    }

    @Override
    public Map<Partition, Long> endsAt(Instant time, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<Partition, Long> offsets = new HashMap<>(offsets(OffsetSpec.forTimestamp(time.toEpochMilli()), within));
        // Kafka has no offset for a time after the last record.
        if (offsets.values().removeIf(offset -> offset < 0)) {
            ends(within).forEach(offsets::putIfAbsent);
        }
        return offsets;
    }

    private Map<Partition, Long> offsets(OffsetSpec which, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + within.toNanos();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(names)
                .allTopicNames()
                .get(within.toNanos(), TimeUnit.NANOSECONDS)
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(p -> asked.put(new TopicPartition(topic, p.partition()), which)));
        Map<Partition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .forEach((partition, found) -> offsets.put(
                        new Partition(topics.source(partition.topic()), partition.partition()), found.offset()));
        return Map.copyOf(offsets);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
