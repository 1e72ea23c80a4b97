package braid.storage.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The properties that every Kafka client of Braid starts from; a client may put more. Keys and values are bytes. */
public final class LogClients {
    private LogClients() {}

    /** Idempotent, acknowledged by all in-sync replicas: an event that was acknowledged is in the log once. */
    public static Map<String, Object> producer(LogSettings settings) {
        Map<String, Object> properties = common(settings);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }

    /** Reads committed offsets by hand and never jumps: an offset that the log does not hold is an error. */
    public static Map<String, Object> consumer(LogSettings settings) {
        Map<String, Object> properties = common(settings);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    public static Map<String, Object> admin(LogSettings settings) {
        return common(settings);
    }

    private static Map<String, Object> common(LogSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        properties.putAll(settings.client());
        return properties;
    }
}
