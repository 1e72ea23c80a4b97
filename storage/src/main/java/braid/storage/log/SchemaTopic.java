package braid.storage.log;

import braid.core.event.Schemas;
import braid.core.view.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compacted topic that maps fingerprints to Avro schemas, so that any reader can decode any event ever accepted. Key: the
 * fingerprint, 8 bytes, big-endian; value: the schema as JSON. Safe for use by several threads.
 */
public final class SchemaTopic implements LongFunction<Schema>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LogSettings settings;
    private final Map<Long, Schema> known = new HashMap<>();
    private TopicReader reader;

    public SchemaTopic(LogSettings settings) {
        this.settings = settings;
    }

    /** Writes the schema of a source, so that every reader can find it. */
    public void publish(Source source) {
        Schema schema = Schemas.of(source);
        byte[] key = ByteBuffer.allocate(Long.BYTES)
                .putLong(Schemas.fingerprint(schema))
                .array();
        byte[] value = schema.toString().getBytes(StandardCharsets.UTF_8);
        CompactedTopic.write(
                settings, new Topics(settings).schemas(), Map.of(key, value), "The schema of " + source.name());
    }

    /** The schema with that fingerprint; reads the topic again when it is not known; {@code null} if it is not there. */
    @Override
    public synchronized Schema apply(long fingerprint) {
        if (!known.containsKey(fingerprint)) {
            readAll();
        }
        return known.get(fingerprint);
    }

    /** Every schema in the topic, by fingerprint. */
    public synchronized Map<Long, Schema> all() {
        readAll();
        return Map.copyOf(known);
    }

    /** Goes on from where the last reading ended. The schema of a record that was read before is found if it was there before the record. */
    private void readAll() {
        if (reader == null) {
            reader = new TopicReader(settings, new Topics(settings).schemas(), PATIENCE);
        }
        reader.readToEnd(this::learn);
    }

    /** What is no schema is passed over: it can be of no event. */
    private void learn(ConsumerRecord<byte[], byte[]> record) {
        if (DefinitionTopic.isDefinition(record.key())) {
            return;
        }
        if (record.key() == null || record.key().length != Long.BYTES || record.value() == null) {
            LOG.warn("The record at offset {} of {} is no schema", record.offset(), record.topic());
            return;
        }
        try {
            String json = new String(record.value(), StandardCharsets.UTF_8);
            known.put(ByteBuffer.wrap(record.key()).getLong(), new Schema.Parser().parse(json));
        } catch (AvroRuntimeException e) {
            LOG.warn("The record at offset {} of {} is no schema: {}", record.offset(), record.topic(), e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
