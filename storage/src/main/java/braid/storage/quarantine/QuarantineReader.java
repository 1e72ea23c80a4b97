package braid.storage.quarantine;

import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the quarantine in the order in which it was written, from its beginning. An offset may come several times. Used by one thread.
 */
public final class QuarantineReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE_MS = 10_000;

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @throws KafkaException if the log does not answer */
    public QuarantineReader(LogSettings settings) {
        partition = new TopicPartition(new Topics(settings).quarantine(), 0);
        Map<String, Object> properties = LogClients.consumer(settings);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        consumer = new KafkaConsumer<>(properties);
        try {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.position(partition);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    /** Hands on every entry that is there when it is called and was not read yet. */
    public void readToEnd(Consumer<QuarantineEntry> entries) {
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            poll(POLL, entries);
        }
    }

    /** Hands on what comes next, if something comes in time. */
    public void poll(Duration within, Consumer<QuarantineEntry> entries) {
        consumer.poll(within).forEach(record -> QuarantineFormat.decode(record).ifPresent(entries));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
