package braid.storage.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic of one partition from its beginning, and goes on from where it was. Used by one thread at a time. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** With the patience of the client's settings. */
    TopicReader(LogSettings settings, String topic) {
        this(topic, LogClients.consumer(settings));
    }

    /** @param patience how long a call waits for the log, in whole milliseconds */
    public TopicReader(LogSettings settings, String topic, Duration patience) {
        this(topic, patient(LogClients.consumer(settings), patience));
    }

    private TopicReader(String topic, Map<String, Object> properties) {
        partition = new TopicPartition(topic, 0);
        consumer = new KafkaConsumer<>(properties);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    private static Map<String, Object> patient(Map<String, Object> properties, Duration patience) {
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        return properties;
    }

    /** @throws KafkaException if the log does not answer */
    public void requireLog() {
        consumer.position(partition);
    }

    /** Hands on every record that is there when it is called and was not read yet, in order. */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> records) {
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            poll(POLL, records);
        }
    }

    /** Hands on what comes next, if something comes in time. */
    public void poll(Duration within, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        consumer.poll(within).forEach(records);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
