package braid.tools.tail;

import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads ranges of a topic without a consumer group, so that it disturbs nobody. */
final class TopicRanges implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * @throws org.apache.kafka.common.KafkaException if the topic is not there or the broker does not answer
     */
    TopicRanges(LogSettings settings, String topic) {
        Map<String, Object> properties = new HashMap<>(LogClients.consumer(settings));
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.consumer = new KafkaConsumer<>(properties);
        this.partitions = new ArrayList<>();
        for (PartitionInfo info : consumer.partitionsFor(topic)) {
            partitions.add(new TopicPartition(topic, info.partition()));
        }
        consumer.assign(partitions);
    }

    boolean hasPartitions() {
        return !partitions.isEmpty();
    }

    /** Hands on every record from the first to those that are there now, each partition in offset order, while {@code go} says so. */
    void readAll(BooleanSupplier go, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        read(consumer.beginningOffsets(partitions), consumer.endOffsets(partitions), go, records);
    }

    /** Hands on the last {@code count} records that are {@code wanted}, in the order in which they were appended. */
    void readLast(
            int count,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted,
            Consumer<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        for (long back = count; count > 0; back *= 4) {
            long reach = back;
            Map<TopicPartition, Long> from = new HashMap<>();
            end.forEach((partition, offset) -> from.put(partition, Math.max(begin.get(partition), offset - reach)));
            found.clear();
            read(from, end, () -> true, record -> {
                if (wanted.test(record)) {
                    found.add(record);
                }
            });
            if (found.size() >= count || from.equals(begin)) {
                break;
            }
        }
        found.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                .thenComparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        found.subList(Math.max(0, found.size() - count), found.size()).forEach(records);
    }

    /** Hands on records as they are appended, from where the last read ended; stops when {@code go} says so. */
    void follow(BooleanSupplier go, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        while (go.getAsBoolean()) {
            consumer.poll(POLL).forEach(records);
        }
    }

    private void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> end,
            BooleanSupplier go,
            Consumer<ConsumerRecord<byte[], byte[]>> records) {
        from.forEach(consumer::seek);
        while (go.getAsBoolean() && partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end.get(new TopicPartition(record.topic(), record.partition()))) {
                    records.accept(record);
                }
            }
        }
        end.forEach(consumer::seek);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
