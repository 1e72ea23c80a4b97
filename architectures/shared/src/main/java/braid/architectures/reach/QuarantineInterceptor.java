package braid.architectures.reach;

import braid.core.boundary.Partition;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.sql.CompiledPipelines;
import braid.core.view.Source;
import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import braid.storage.quarantine.Quarantine;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts foreign records in quarantine for engines whose deserializers are not told where a record stands: Flink's tables and Beam's KafkaIO.
 * Their consumers show every record here first; it is decoded twice for that. The records themselves go on as they are.
 */
public final class QuarantineInterceptor implements ConsumerInterceptor<byte[], byte[]> {
    private static final String PIPELINE = "braid.quarantine.pipeline";
    private static final String SOURCE = "braid.quarantine.source";
    private static final LongAdder QUARANTINED = new LongAdder();

    private Source source;
    private SchemaTopic schemas;
    private RecordReader reader;
    private Quarantine quarantine;

    /** The consumer properties that set it up. */
    public static Map<String, String> properties(String pipeline, Source source) {
        return Map.of(
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                QuarantineInterceptor.class.getName(),
                PIPELINE,
                pipeline,
                SOURCE,
                source.name());
    }

    /** Foreign records that this process has met, those read again after a failure included. */
    public static long quarantined() {
        return QUARANTINED.sum();
    }

    @Override
    public void configure(Map<String, ?> properties) {
        LogSettings log = LogSettings.of(Settings.load());
        source = CompiledPipelines.of((String) properties.get(PIPELINE)).source((String) properties.get(SOURCE));
        schemas = new SchemaTopic(log);
        reader = new RecordReader(source, schemas);
        quarantine = new Quarantine(log);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (reader.read(record.value()) instanceof LogRecord.Foreign foreign) {
                QUARANTINED.increment();
                quarantine.put(QuarantinedRecord.of(
                        new Partition(source.name(), record.partition()),
                        record.offset(),
                        record.timestamp(),
                        record.value(),
                        foreign.reason()));
                if (quarantine.isFull()) {
                    quarantine.flush();
                }
            }
        }
        quarantine.flush();
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // What was read is durable already.
    }

    @Override
    public void close() {
        quarantine.close();
        schemas.close();
    }
}
