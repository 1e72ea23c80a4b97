package braid.kappa.settings;

import braid.service.ServiceAddress;
import braid.storage.log.LogClients;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams runs the job. What differs from its defaults, and why, is in this module's README; source: the Kafka documentation,
 * "Configuring a Streams Application", its recommendations for resiliency among them.
 */
public final class StreamsProperties {
    /** The shortest that a broker allows by default: so soon another instance takes over from a dead one. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private static final long CACHE_BYTES = 64L << 20;

    private StreamsProperties() {}

    /** All of them, those of {@code kappa.streams.} last. */
    public static Properties of(KappaSettings settings) {
        Properties properties = new Properties();
        properties.putAll(LogClients.admin(settings.log()));
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, settings.guarantee());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.state().toString());
        properties.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.log().replication());
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                String.valueOf(settings.log().minInsyncReplicas()));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION_TIMEOUT_MS / 4);
        // By which instances know where the others are asked.
        properties.put(
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                ServiceAddress.of(settings.all(), "kappa").getAuthority());
        settings.all().under("kappa.streams.").forEach(properties::put);
        return properties;
    }
}
