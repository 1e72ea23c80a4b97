package braid.storage.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Which logs stand there now: the id of each source's topic, which is another one when it was deleted and made anew. Connects when it is asked
 * for the first time. Used by one thread at a time.
 */
public final class LogIds implements AutoCloseable {
    /** No log that ever was. */
    public static final String NONE = Uuid.ZERO_UUID.toString();

    private static final DescribeTopicsOptions WITHIN = new DescribeTopicsOptions().timeoutMs(10_000);

    private final LogSettings settings;
    private final Topics topics;
    private Admin admin;

    public LogIds(LogSettings settings) {
        this.settings = settings;
        this.topics = new Topics(settings);
    }

    /**
     * By source; one that has no topic is absent.
     *
     * @throws KafkaException if the log does not answer
     */
    public Map<String, String> of(Collection<String> sources) {
        if (admin == null) {
            admin = Admin.create(LogClients.admin(settings));
        }
        List<String> names = sources.stream().map(topics::events).toList();
        Map<String, String> ids = new HashMap<>();
        admin.describeTopics(names, WITHIN).topicNameValues().forEach((name, described) -> {
            String id = id(described);
            if (id != null) {
                ids.put(topics.source(name), id);
            }
        });
        return ids;
    }

    private static String id(KafkaFuture<TopicDescription> described) {
        try {
            return described.get().topicId().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
