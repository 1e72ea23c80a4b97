package braid.verify.fold;

import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads offsets of a topic by number, without a consumer group. */
final class LogEvents implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String topic;
    private final String bootstrap;
    private final KafkaConsumer<byte[], byte[]> consumer;

    LogEvents(LogSettings settings, String topic) {
        this.topic = topic;
        this.bootstrap = settings.bootstrap();
        Map<String, Object> properties = LogClients.consumer(settings);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.consumer = new KafkaConsumer<>(properties);
    }

    /** Some offsets of a partition, {@code [first, end)}. */
    record Range(long first, long end) {
        long size() {
            return Math.max(0, end - first);
        }
    }

    /** What the log holds of each partition. */
    Map<Integer, Range> held() {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<Integer, Range> held = new TreeMap<>();
            consumer.beginningOffsets(partitions)
                    .forEach((partition, first) ->
                            held.put(partition.partition(), new Range(first, ends.get(partition))));
            return held;
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** Hands on every record of some ranges, each partition in the order of its offsets. */
    void read(Map<Integer, Range> ranges, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Range> open = new HashMap<>();
        ranges.forEach((partition, range) -> {
            if (range.size() > 0) {
                open.put(new TopicPartition(topic, partition), range);
            }
        });
        try {
            consumer.assign(open.keySet());
            open.forEach((partition, range) -> consumer.seek(partition, range.first()));
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (!open.isEmpty()) {
                boolean some = false;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < ranges.get(record.partition()).end()) {
                        records.accept(record);
                        some = true;
                    }
                }
                closeFinished(open);
                if (some) {
                    patience = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > patience) {
                    throw new CannotVerify(
                            "Kafka at " + bootstrap + " gave no record for " + PATIENCE.toSeconds() + " s.");
                }
            }
        } catch (OffsetOutOfRangeException e) {
            throw new CannotVerify("The log has deleted offsets while they were read. Verify again: " + e.getMessage());
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private void closeFinished(Map<TopicPartition, Range> open) {
        if (open.entrySet()
                .removeIf(e -> consumer.position(e.getKey()) >= e.getValue().end())) {
            Set<TopicPartition> done = new java.util.HashSet<>(consumer.assignment());
            done.removeAll(open.keySet());
            consumer.pause(done);
        }
    }

    private CannotVerify unreachable(KafkaException e) {
        return new CannotVerify(
                "Kafka at " + bootstrap + " (kafka.bootstrap) gave no answer about " + topic + ": " + e.getMessage());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
