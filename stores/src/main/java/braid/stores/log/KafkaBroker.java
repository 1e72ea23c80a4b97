package braid.stores.log;

import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Kafka, by its admin client. Safe for use by several threads. */
public final class KafkaBroker implements Broker {
    private final Admin admin;
    private volatile Map<String, String> logs = Map.of();
    private final Topics topics;
    private final List<String> names;

    /** @throws org.apache.kafka.common.KafkaException if no client can be made with these settings */
    public KafkaBroker(LogSettings settings, Pipeline pipeline) {
        topics = new Topics(settings);
        names = pipeline.sources().stream().map(topics::events).toList();
        admin = Admin.create(LogClients.admin(settings));
    }

    @Override
    public Map<Partition, Long> ends(Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + within.toNanos();
        return offsets(ask(partitions(deadline), OffsetSpec.latest(), deadline), deadline);
    }

    @Override
    public Map<String, String> logs() {
        return logs;
    }

    @Override
    public Map<Instant, Map<Partition, Long>> endsAt(List<Instant> times, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + within.toNanos();
        List<TopicPartition> partitions = partitions(deadline);
        ListOffsetsResult latest = ask(partitions, OffsetSpec.latest(), deadline);
        Map<Instant, ListOffsetsResult> asked = new LinkedHashMap<>();
        times.forEach(time -> asked.put(time, ask(partitions, OffsetSpec.forTimestamp(time.toEpochMilli()), deadline)));
        Map<Partition, Long> ends = offsets(latest, deadline);
        Map<Instant, Map<Partition, Long>> found = new LinkedHashMap<>();
        for (Map.Entry<Instant, ListOffsetsResult> at : asked.entrySet()) {
            Map<Partition, Long> offsets = new HashMap<>(offsets(at.getValue(), deadline));
            // Kafka has no offset for a time after the last record.
            offsets.replaceAll((partition, offset) -> offset < 0 ? ends.get(partition) : offset);
            found.put(at.getKey(), offsets);
        }
        return found;
    }

    private List<TopicPartition> partitions(long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        Collection<TopicDescription> described = admin.describeTopics(
                        names, new DescribeTopicsOptions().timeoutMs(givenUpAfter(deadline)))
                .allTopicNames()
                .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .values();
        logs = described.stream()
                .collect(Collectors.toMap(topic -> topics.source(topic.name()), topic -> topic.topicId()
                        .toString()));
        return described.stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .toList();
    }

    private ListOffsetsResult ask(List<TopicPartition> partitions, OffsetSpec which, long deadline) {
        return admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(p -> p, p -> which)),
                new ListOffsetsOptions().timeoutMs(givenUpAfter(deadline)));
    }

    /**
     * In milliseconds; a little after who asks has given up. Without it a client whose brokers are away keeps every question for a minute,
     * and tells its log of each of them with each attempt to connect.
     */
    private static int givenUpAfter(long deadline) {
        return (int) TimeUnit.NANOSECONDS.toMillis(Math.max(0, deadline - System.nanoTime())) + 100;
    }

    private Map<Partition, Long> offsets(ListOffsetsResult asked, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<Partition, Long> offsets = new HashMap<>();
        asked.all()
                .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .forEach((partition, found) -> offsets.put(
                        new Partition(topics.source(partition.topic()), partition.partition()), found.offset()));
        return Map.copyOf(offsets);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
