package braid.ingest.append;

import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.Repeated;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the broker again and again whether the topics of a pipeline are there, in a thread of its own, so that nobody waits for the
 * answer.
 */
public final class LogHealth implements AutoCloseable {
    private static final int ASK_EVERY_MS = 1000;
    private static final int ANSWER_WITHIN_MS = 2000;

    private final List<String> needed = new ArrayList<>();
    private final Topics topics;
    private final String bootstrap;
    private final Admin admin;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "log-health");
        created.setDaemon(true);
        return created;
    });
    private volatile String trouble = "The broker has not been asked yet.";
    private volatile Map<String, String> topicIds = Map.of();

    public LogHealth(LogSettings log, Pipeline pipeline) {
        this.topics = new Topics(log);
        for (Source source : pipeline.sources()) {
            needed.add(topics.events(source));
            needed.add(topics.rejected(source));
        }
        this.bootstrap = log.bootstrap();
        Map<String, Object> properties = new HashMap<>(LogClients.admin(log));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        this.admin = Admin.create(properties);
        thread.scheduleWithFixedDelay(new Repeated(this::ask), 0, ASK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Why events cannot be appended, or {@code null} when they can; at most a few seconds old. */
    public String trouble() {
        return trouble;
    }

    /**
     * The identifier of the topic that a source's events are appended to, another one when it was made anew; {@code null} while events
     * cannot be appended.
     */
    public String topicId(Source source) {
        return trouble == null ? topicIds.get(topics.events(source)) : null;
    }

    private void ask() {
        try {
            trouble = missing();
        } catch (ExecutionException | TimeoutException e) {
            String cause = e.getCause() == null ? "" : " " + e.getCause().getMessage();
            trouble = "Kafka at " + bootstrap + " does not answer (kafka.bootstrap)." + cause;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble = "Kafka at " + bootstrap + " could not be asked: " + e;
        }
    }

    private String missing() throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(needed).topicNameValues();
        Map<String, String> ids = new HashMap<>();
        List<String> absent = new ArrayList<>();
        for (String topic : needed) {
            try {
                TopicDescription described = answers.get(topic).get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
                ids.put(topic, described.topicId().toString());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                absent.add(topic);
            }
        }
        if (!absent.isEmpty()) {
            return "Kafka at " + bootstrap + " has no topic " + String.join(", ", absent)
                    + ". Run the set-up (braid up), or check kafka.topic.prefix.";
        }
        topicIds = ids;
        return null;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ofMillis(200));
    }
}
