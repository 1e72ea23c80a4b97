package braid.speed.engine;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.speed.status.SpeedStatus;
import braid.storage.log.LogClients;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an engine writes to: a {@link PartitionSink} for each partition that it reads. One for each process.
 *
 * <p>Says at {@code /status} what any speed layer says, and beside it how many offsets the engine gave twice or left out.
 */
public final class DeltaSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaSink.class);
    private static final long LOOK_MILLIS = 250;

    /** Partitions that are added to a topic are taken over after this long at the latest. */
    private static final int BEGIN_MILLIS = 3_000;

    private static final Duration ASK = Duration.ofSeconds(2);

    private static DeltaSink ofProcess;

    private final SpeedProcess process;
    private final KafkaConsumer<byte[], byte[]> ends;
    private final Map<TopicPartition, PartitionSink> sinks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "sink");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean ended;
    private boolean noNode;

    private DeltaSink(SpeedProcess process, String engine) {
        this.process = process;
        process.status().engine(engine);
        Map<String, Object> properties = LogClients.consumer(process.settings().log());
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, BEGIN_MILLIS);
        this.ends = new KafkaConsumer<>(properties);
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What an engine does, once all partitions there are have been taken over; it ends only when it has failed. */
    @FunctionalInterface
    public interface Job {
        void run(SpeedSettings settings, DeltaSink sink) throws Exception;
    }

    /**
     * Runs an engine as this process: connects to the stores, answers {@code /status}, and ends the process when the engine has ended.
     *
     * @param engine its name
     */
    public static void run(String engine, Job job) {
        try {
            SpeedSettings settings = SpeedSettings.of(Settings.load());
            DeltaSink sink = open(settings, engine);
            Runtime.getRuntime().addShutdownHook(new Thread(sink::close, "stop"));
            sink.beginAll();
            job.run(settings, sink);
        } catch (SettingException e) {
            System.err.println("The speed layer on " + engine + " cannot start: " + e.getMessage());
        } catch (Exception e) {
            LOG.error("The speed layer on {} stops: {}", engine, e.getMessage(), e);
        }
        System.exit(1);
    }

    private static synchronized DeltaSink open(SpeedSettings settings, String engine) throws IOException {
        ofProcess = new DeltaSink(SpeedProcess.open(settings), engine);
        return ofProcess;
    }

    /** The one that was opened; for engines that make their tasks from serialized code, which can carry no connection. */
    public static synchronized DeltaSink ofProcess() {
        return ofProcess;
    }

    /** The topics that an engine has to read. */
    public List<String> topics() {
        return process.settings().pipeline().sources().stream()
                .map(process.topics()::events)
                .toList();
    }

    /**
     * Takes over all partitions, and those that are added, as soon as they are there: an answer needs to know of each how far it is folded,
     * also of one without events. This is the engine's only process.
     */
    private void beginAll() {
        beginKnown();
        looks.scheduleWithFixedDelay(this::beginKnown, BEGIN_MILLIS, BEGIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void beginKnown() {
        try {
            partitions().stream()
                    .map(one -> of(one.topic(), one.partition()))
                    .filter(sink -> sink.durable() == null)
                    .forEach(PartitionSink::begin);
        } catch (KafkaException e) {
            process.status().down(SpeedStatus.KAFKA, "Kafka does not answer: " + e.getMessage());
        } catch (EngineStopped e) {
            looks.shutdown();
        }
    }

    /** The partitions that they have now. */
    public List<TopicPartition> partitions() {
        synchronized (ends) {
            return topics().stream()
                    .flatMap(topic -> ends.partitionsFor(topic, ASK).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
        }
    }

    /** That of a partition; made at the first call, and not begun. */
    public PartitionSink of(String topic, int partition) {
        return sinks.computeIfAbsent(
                new TopicPartition(topic, partition), each -> new PartitionSink(process, each, () -> ended));
    }

    private void look() {
        SpeedStatus status = process.status();
        Map<Partition, Progress> durable = new TreeMap<>();
        sinks.values().stream()
                .filter(sink -> sink.durable() != null)
                .forEach(sink -> durable.put(sink.partition(), sink.durable()));
        if (!durable.isEmpty()) {
            status.started();
        }
        status.reached(
                durable,
                sinks.values().stream().mapToLong(PartitionSink::replayed).sum(),
                sinks.values().stream().mapToLong(PartitionSink::leftOut).sum());
        process.events().add(0);
        lookForNodes(status);
        try {
            Map<Partition, Long> lags = lags(durable);
            status.up(SpeedStatus.KAFKA);
            status.lags(lags);
        } catch (KafkaException e) {
            status.down(SpeedStatus.KAFKA, "Kafka does not answer: " + e.getMessage());
            status.lags(Map.of());
        }
    }

    /** What a node that is gone keeps from being written is told by who writes it, and taken back when it is written. */
    private void lookForNodes(SpeedStatus status) {
        boolean before = noNode;
        noNode = process.session().getMetadata().getNodes().values().stream()
                .allMatch(node -> node.getState() == NodeState.DOWN);
        if (noNode) {
            status.down(SpeedStatus.CASSANDRA, "Cassandra does not answer: no node is up");
        } else if (before) {
            status.up(SpeedStatus.CASSANDRA);
        }
    }

    private Map<Partition, Long> lags(Map<Partition, Progress> durable) {
        Map<Partition, Long> lags = new TreeMap<>();
        synchronized (ends) {
            // Of partitions that it does not have, the consumer warns at each answer.
            ends.assign(sinks.keySet());
            ends.endOffsets(sinks.keySet(), ASK).forEach((topicPartition, end) -> {
                Partition partition =
                        new Partition(process.topics().source(topicPartition.topic()), topicPartition.partition());
                Progress reached = durable.get(partition);
                if (reached != null) {
                    lags.put(partition, Math.max(0, end - reached.next()));
                }
            });
        }
        return lags;
    }

    /** Ends what waits in the sinks, and lets go of the stores. */
    @Override
    public void close() {
        ended = true;
        looks.shutdownNow();
        synchronized (ends) {
            ends.close();
        }
        process.close();
    }
}
