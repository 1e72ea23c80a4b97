package braid.storage.log;

import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics of a pipeline: {@code SOURCE} holds its events and cut markers, {@code SOURCE.rejected} the events that ingest rejected,
 * {@code braid.schemas} the Avro schemas of every event ever accepted and the definitions in force, and {@code braid.quarantine} the records of any source's topic that
 * are neither events nor markers.
 */
public final class Topics {
    private static final String SECURITY = "Look at kafka.client.security.protocol, kafka.client.sasl.mechanism,"
            + " kafka.client.sasl.jaas.config and kafka.client.ssl.truststore.location.";

    private final LogSettings settings;

    public Topics(LogSettings settings) {
        this.settings = settings;
    }

    public String events(Source source) {
        return events(source.name());
    }

    public String events(String source) {
        return settings.prefix() + source;
    }

    public String rejected(Source source) {
        return settings.prefix() + source.name() + ".rejected";
    }

    public String schemas() {
        return settings.prefix() + "braid.schemas";
    }

    public String quarantine() {
        return settings.prefix() + "braid.quarantine";
    }

    /** The source whose events a topic holds. */
    public String source(String topic) {
        return topic.substring(settings.prefix().length());
    }

    /** Creates the topics that all pipelines share, of schemas and definitions and of the quarantine, if they do not exist yet. */
    public void createShared(Admin admin) {
        for (String kept : List.of(schemas(), quarantine())) {
            create(
                    admin,
                    topic(kept, 1, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
        }
    }

    /** Creates the topics of a pipeline's sources that do not exist yet. */
    public void create(Admin admin, Pipeline pipeline) {
        for (Source source : pipeline.sources()) {
            create(admin, topic(events(source), settings.partitions(), eventConfig()));
            create(admin, topic(rejected(source), 1, Map.of()));
        }
    }

    /**
     * What the cluster says of each source's topic. One that it does not know yet is waited for.
     *
     * <p>A topic that was deleted and made anew has another {@code topicId}.
     */
    public Map<String, TopicDescription> describe(Admin admin, Pipeline pipeline) {
        List<String> names = new ArrayList<>();
        pipeline.sources().forEach(source -> names.add(events(source)));
        Map<String, TopicDescription> found = new TreeMap<>();
        Awaited.PROPAGATION
                .answer(
                        "the topics " + names,
                        () -> get(admin.describeTopics(names).allTopicNames()))
                .forEach((topic, description) -> found.put(source(topic), description));
        return found;
    }

    /** By source the id of its topic, as {@link #describe} finds it. */
    public Map<String, String> ids(Admin admin, Pipeline pipeline) {
        Map<String, String> ids = new TreeMap<>();
        describe(admin, pipeline)
                .forEach((source, topic) -> ids.put(source, topic.topicId().toString()));
        return ids;
    }

    private Map<String, String> eventConfig() {
        Map<String, String> config = new TreeMap<>();
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        config.put(
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(settings.retentionHours() < 0 ? -1 : settings.retentionHours() * 3_600_000L));
        return config;
    }

    private NewTopic topic(String name, int partitions, Map<String, String> config) {
        Map<String, String> all = new TreeMap<>(config);
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(settings.minInsyncReplicas()));
        return new NewTopic(name, partitions, settings.replication()).configs(all);
    }

    private void create(Admin admin, NewTopic topic) {
        try {
            Awaited.PROPAGATION.answer(
                    "enough brokers for topic " + topic.name(),
                    () -> get(admin.createTopics(List.of(topic)).all()));
        } catch (TopicExistsException e) {
            // Made by an earlier set-up.
        }
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationException) {
                throw new SettingException("Kafka at " + settings.bootstrap() + " does not let this client in: "
                        + e.getCause().getMessage() + ". " + SECURITY);
            }
            if (e.getCause() instanceof TimeoutException) {
                throw new KafkaException(
                        "Kafka at " + settings.bootstrap() + " (kafka.bootstrap) did not answer in time: "
                                + e.getCause().getMessage() + " If it asks for TLS or a login: " + SECURITY,
                        e.getCause());
            }
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new KafkaException(e.getCause());
        }
    }
}
