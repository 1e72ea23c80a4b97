package braid.speed.engine;

import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a range of a partition's offsets once, whatever an engine reads meanwhile. */
final class RangeReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    /** Is given each record of a range, in the order of the log. */
    @FunctionalInterface
    interface Taker {
        void take(long offset, byte[] value, long appendTimeMillis);
    }

    RangeReader(LogSettings log, TopicPartition partition) {
        this.consumer = new KafkaConsumer<>(LogClients.consumer(log));
        this.partition = partition;
        consumer.assign(List.of(partition));
    }

    /**
     * The records of {@code [from, to)}; those that the log does not hold any more, or never held, are none.
     *
     * @throws EngineStopped if the process ends meanwhile
     */
    void read(long from, long to, Patience patience, Taker taker) {
        consumer.seek(partition, from);
        while (consumer.position(partition) < to) {
            patience.require();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < to) {
                    taker.take(record.offset(), record.value(), record.timestamp());
                }
            }
        }
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
