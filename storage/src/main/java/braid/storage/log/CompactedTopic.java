package braid.storage.log;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** A topic of one partition that keeps the last value of each key; what was written earlier may still be there. */
final class CompactedTopic {
    private CompactedTopic() {}

    /** Hands on every record that is there now, in order, with a value of {@code null} where a key was taken away. */
    static void read(LogSettings settings, String topic, BiConsumer<byte[], byte[]> records) {
        try (TopicReader reader = new TopicReader(settings, topic)) {
            reader.readToEnd(record -> records.accept(record.key(), record.value()));
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
