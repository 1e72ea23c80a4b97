package braid.engine.flink;

import braid.speed.engine.DeltaSink;
import braid.speed.engine.SpeedSettings;
import braid.storage.log.LogClients;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/** Runs the speed layer as a Flink job, on a cluster within this process, until it is told to stop. */
public final class Main {
    /** A checkpoint is more work than a flush: not more often. */
    private static final long SHORTEST_CHECKPOINT_MILLIS = 100;

    private static final int TASKS = 2;

    private Main() {}

    public static void main(String[] args) {
        DeltaSink.run("flink", Main::run);
    }

    private static void run(SpeedSettings settings, DeltaSink sink) throws Exception {
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(TASKS, configuration());
        // Source and sink are one task each, so that an entry is handed on and never copied.
        flink.getConfig().enableObjectReuse();
        flink.enableCheckpointing(
                Math.max(SHORTEST_CHECKPOINT_MILLIS, settings.flushInterval().toMillis()));
        flink.fromSource(source(settings, sink), WatermarkStrategy.noWatermarks(), "log")
                .sinkTo(new DeltaCommits());
        flink.execute("braid-speed");
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_PORT, "0");
        // Tasks that fail go on where the chains of deltas end, in this process; a process that fails is started by who
        // watches it.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        return configuration;
    }

    private static KafkaSource<LogEntry> source(SpeedSettings settings, DeltaSink sink) {
        Properties properties = new Properties();
        LogClients.consumer(settings.log())
                .forEach((key, value) ->
                        properties.put(key, value instanceof Class<?> type ? type.getName() : String.valueOf(value)));
        properties.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        properties.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        properties.put(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "3000");
        return KafkaSource.<LogEntry>builder()
                .setProperties(properties)
                .setTopics(sink.topics())
                .setStartingOffsets(OffsetsInitializer.offsets(begins(sink), OffsetResetStrategy.EARLIEST))
                .setDeserializer(new LogEntry.Reader())
                .build();
    }

    /** Where the chains end: what is before needs no second reading. Partitions that are added later begin at their beginning. */
    private static Map<TopicPartition, Long> begins(DeltaSink sink) {
        return sink.partitions().stream().collect(Collectors.toMap(partition -> partition, partition -> sink.of(
                        partition.topic(), partition.partition())
                .begin()));
    }
}
