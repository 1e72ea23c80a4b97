package braid.engine.flink;

import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the log. Its value stays as it is in the log: what it means, whoever folds it decides.
 *
 * @param appended when the log took it in, in milliseconds since 1970
 */
record LogEntry(String topic, int partition, long offset, byte[] value, long appended) implements Serializable {
    /** Makes entries of what Flink's source reads. */
    static final class Reader implements KafkaRecordDeserializationSchema<LogEntry> {
        private static final long serialVersionUID = 1;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LogEntry> out) {
            out.collect(new LogEntry(
                    record.topic(), record.partition(), record.offset(), record.value(), record.timestamp()));
        }

        @Override
        public TypeInformation<LogEntry> getProducedType() {
            return TypeInformation.of(LogEntry.class);
        }
    }
}
