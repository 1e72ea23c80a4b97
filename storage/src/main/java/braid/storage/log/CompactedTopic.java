package braid.storage.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A topic of one partition that keeps the last value of each key; what was written earlier may still be there. */
final class CompactedTopic {
    private static final Duration POLL = Duration.ofMillis(100);

    private CompactedTopic() {}

    /** Hands on every record that is there now, in order, with a value of {@code null} where a key was taken away. */
    static void read(LogSettings settings, String topic, BiConsumer<byte[], byte[]> records) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(LogClients.consumer(settings))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    records.accept(record.key(), record.value());
                }
            }
        }
    }

    /**
     * Writes some keys; returns when all brokers that must have them do.
     *
     * @param records a value of {@code null} takes its key away
     * @param what they are, for the message
     */
    static void write(LogSettings settings, String topic, Map<byte[], byte[]> records, String what) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(LogClients.producer(settings))) {
            for (Map.Entry<byte[], byte[]> record : records.entrySet()) {
                producer.send(new ProducerRecord<>(topic, record.getKey(), record.getValue()))
                        .get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(what + " could not be written", e.getCause());
        }
    }
}
