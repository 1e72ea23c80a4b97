package braid.serving.store;

import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.serving.merge.LogSide;
import braid.serving.merge.StoreDown;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where the log ends, asked again and again in the background so that no answer waits for it. */
public final class LogEnds implements LogSide, AutoCloseable {
    /** Ends older than this are not told: the log has not been reached since. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final long ANSWER_WITHIN_MS = 2_000;
    private static final String NAME = "log (Kafka)";

    private final LogSettings settings;
    private final Pipeline pipeline;
    private final Topics topics;
    private final Health health = new Health();
    private volatile Admin admin;
    private volatile Map<TopicPartition, OffsetSpec> asked = Map.of();
    private volatile Known known = new Known(Map.of(), System.nanoTime() - FRESH.toNanos() - 1);

    LogEnds(LogSettings settings, Pipeline pipeline) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.topics = new Topics(settings);
    }

    @Override
    public Optional<Map<Partition, Long>> ends() {
        Known now = known;
        return System.nanoTime() - now.nanos() > FRESH.toNanos() ? Optional.empty() : Optional.of(now.ends());
    }

    /** Asks for the ends and notes whether Kafka answers. Called by one thread. */
    void probe() {
        long started = System.nanoTime();
        try {
            if (admin == null) {
                admin = Admin.create(LogClients.admin(settings));
            }
            if (asked.isEmpty()) {
                asked = partitions();
            }
            known = new Known(ask(ANSWER_WITHIN_MS), started);
            health.up();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // The topics may have been made anew with more partitions.
            asked = Map.of();
            health.down(e instanceof TimeoutException ? new TimeoutException("no answer within 2 s") : e);
        }
    }

    @Override
    public Map<Partition, Long> endsNow(Duration within) {
        try {
            if (asked.isEmpty()) {
                throw new KafkaException(health.problem());
            }
            return ask(within.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreDown(NAME, e);
        } catch (TimeoutException e) {
            throw new StoreDown(NAME, new TimeoutException("no answer within " + within.toMillis() + " ms"));
        } catch (ExecutionException e) {
            throw new StoreDown(NAME, e.getCause());
        } catch (KafkaException e) {
            throw new StoreDown(NAME, e);
        }
    }

    private Map<Partition, Long> ask(long withinMillis)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<Partition, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(withinMillis, TimeUnit.MILLISECONDS)
                .forEach((partition, end) ->
                        ends.put(new Partition(topics.source(partition.topic()), partition.partition()), end.offset()));
        return Map.copyOf(ends);
    }

    private Map<TopicPartition, OffsetSpec> partitions()
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        admin.describeTopics(pipeline.sources().stream().map(topics::events).toList())
                .allTopicNames()
                .get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(p -> partitions.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
        return partitions;
    }

    public Health health() {
        return health;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private record Known(Map<Partition, Long> ends, long nanos) {}
}
