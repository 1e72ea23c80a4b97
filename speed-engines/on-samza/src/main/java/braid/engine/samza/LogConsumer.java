package braid.engine.samza;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.samza.system.IncomingMessageEnvelope;
import org.apache.samza.system.SystemConsumer;
import org.apache.samza.system.SystemStreamPartition;

/** Reads the partitions that Samza registers, from the offsets that it says, as far as it asks for them. */
final class LogConsumer implements SystemConsumer {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, SystemStreamPartition> registered = new HashMap<>();
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    LogConsumer(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void register(SystemStreamPartition partition, String offset) {
        TopicPartition of = topicPartition(partition);
        registered.put(of, partition);
        if (offset != null) {
            offsets.put(of, Long.parseLong(offset));
        }
    }

    private static TopicPartition topicPartition(SystemStreamPartition partition) {
        return new TopicPartition(
                partition.getStream(), partition.getPartition().getPartitionId());
    }

    @Override
    public synchronized void start() {
        consumer.assign(registered.keySet());
        consumer.seekToBeginning(registered.keySet());
        offsets.forEach(consumer::seek);
    }

    @Override
    public synchronized Map<SystemStreamPartition, List<IncomingMessageEnvelope>> poll(
            Set<SystemStreamPartition> asked, long timeoutMillis) {
        List<TopicPartition> wanted =
                asked.stream().map(LogConsumer::topicPartition).toList();
        consumer.pause(registered.keySet().stream()
                .filter(partition -> !wanted.contains(partition))
                .toList());
        consumer.resume(wanted);
        Map<SystemStreamPartition, List<IncomingMessageEnvelope>> polled = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records(timeoutMillis)) {
            SystemStreamPartition of = registered.get(new TopicPartition(record.topic(), record.partition()));
            polled.computeIfAbsent(of, partition -> new ArrayList<>()).add(envelope(of, record));
        }
        return polled;
    }

    /** What the log does not hold any more is left out: whoever folds the records knows whether that may be. */
    private ConsumerRecords<byte[], byte[]> records(long timeoutMillis) {
        try {
            return consumer.poll(Duration.ofMillis(Math.max(0, timeoutMillis)));
        } catch (OffsetOutOfRangeException e) {
            consumer.seekToBeginning(e.partitions());
            return ConsumerRecords.empty();
        }
    }

    private static IncomingMessageEnvelope envelope(SystemStreamPartition of, ConsumerRecord<byte[], byte[]> record) {
        int size = Math.max(0, record.serializedValueSize());
        return new IncomingMessageEnvelope(
                of,
                Long.toString(record.offset()),
                record.key(),
                record.value(),
                size,
                record.timestamp(),
                System.currentTimeMillis());
    }

    @Override
    public synchronized void stop() {
        consumer.close();
    }
}
