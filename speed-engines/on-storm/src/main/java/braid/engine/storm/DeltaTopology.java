package braid.engine.storm;

import braid.speed.engine.SpeedSettings;
import braid.storage.log.LogClients;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.storm.Config;
import org.apache.storm.generated.StormTopology;
import org.apache.storm.kafka.spout.FirstPollOffsetStrategy;
import org.apache.storm.kafka.spout.trident.KafkaTridentSpoutConfig;
import org.apache.storm.kafka.spout.trident.KafkaTridentSpoutOpaque;
import org.apache.storm.trident.TridentTopology;
import org.apache.storm.tuple.Fields;

/**
 * The topology: an opaque spout over the log, whose batches (transactions, in Trident's words) are a range of offsets of each partition; and a
 * state that makes each of them a delta of each partition.
 */
final class DeltaTopology {
    static final String NAME = "braid-speed";

    /** How long a partition without records holds up the batch of the others. */
    private static final long POLL_MILLIS = 5;

    /** Batches under way: the next is read while one is committed. */
    private static final int PENDING = 2;

    /** Spouts and states, each: with more than there are processors they wait for each other. */
    private static final int TASKS = 2;

    private DeltaTopology() {}

    static StormTopology of(SpeedSettings settings, List<String> topics) {
        TridentTopology topology = new TridentTopology();
        topology.newStream("log", new KafkaTridentSpoutOpaque<>(spout(settings, topics)))
                .parallelismHint(TASKS)
                .partitionBy(LogTuple.PARTITION)
                .partitionPersist(new DeltaState.Factory(), LogTuple.FIELDS, new DeltaState.Fold(), new Fields())
                .parallelismHint(TASKS);
        return topology.build();
    }

    private static KafkaTridentSpoutConfig<byte[], byte[]> spout(SpeedSettings settings, List<String> topics) {
        Map<String, Object> consumer = LogClients.consumer(settings.log());
        KafkaTridentSpoutConfig.Builder<byte[], byte[]> spout = new KafkaTridentSpoutConfig.Builder<>(
                (String) consumer.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), new HashSet<>(topics));
        consumer.forEach((key, value) -> spout.setProp(key, value instanceof Class<?> type ? type.getName() : value));
        return spout.setProp(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName())
                .setProp(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName())
                .setProp(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        settings.log().prefix() + "braid.speed.storm."
                                + settings.pipeline().name())
                .setProp(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
                .setProp(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pollRecords())
                .setRecordTranslator(new LogTuple())
                .setFirstPollOffsetStrategy(FirstPollOffsetStrategy.UNCOMMITTED_EARLIEST)
                .setPollTimeoutMs(POLL_MILLIS)
                .build();
    }

    /** @param zookeeper's port; it keeps which batch is under way, and what is in the last one */
    static Config config(SpeedSettings settings, int zookeeper) {
        Config config = new Config();
        config.put(Config.TRANSACTIONAL_ZOOKEEPER_SERVERS, List.of("127.0.0.1"));
        config.put(Config.TRANSACTIONAL_ZOOKEEPER_PORT, zookeeper);
        config.put(
                Config.TOPOLOGY_TRIDENT_BATCH_EMIT_INTERVAL_MILLIS,
                settings.flushInterval().toMillis());
        config.setMaxSpoutPending(PENDING);
        config.setNumWorkers(1);
        return config;
    }
}
