package braid.storage.log;

import braid.core.event.Schemas;
import braid.core.view.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compacted topic that maps fingerprints to Avro schemas, so that any reader can decode any event ever accepted. Key: the
 * fingerprint, 8 bytes, big-endian; value: the schema as JSON. Safe for use by several threads.
 */
public final class SchemaTopic implements LongFunction<Schema>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaTopic.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE_MS = 20_000;

    private final LogSettings settings;
    private final Map<Long, Schema> known = new HashMap<>();
    private KafkaConsumer<byte[], byte[]> consumer;

    public SchemaTopic(LogSettings settings) {
        this.settings = settings;
    }

    /** Writes the schema of a source, so that every reader can find it. */
    public void publish(Source source) {
        Schema schema = Schemas.of(source);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(LogClients.producer(settings))) {
            byte[] key = ByteBuffer.allocate(Long.BYTES)
                    .putLong(Schemas.fingerprint(schema))
                    .array();
            byte[] value = schema.toString().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(new Topics(settings).schemas(), key, value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("The schema of " + source.name() + " could not be written", e.getCause());
        }
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
        TopicPartition partition = new TopicPartition(new Topics(settings).schemas(), 0);
        if (consumer == null) {
            Map<String, Object> properties = LogClients.consumer(settings);
            properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            consumer = new KafkaConsumer<>(properties);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
        }
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(this::learn);
        }
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
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
