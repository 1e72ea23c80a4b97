package braid.speed;

import braid.core.view.Architecture;
import braid.speed.engine.SpeedSettings;
import braid.storage.log.LogClients;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** How an instance takes part in the pipeline's consumer group. */
final class GroupMember {
    /** The shortest that a broker allows by default: so soon another instance takes over from a dead one. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    /** Small requests come by the dozen a second: they are fetched together, which costs an event this much of its freshness at most. */
    private static final int FETCH_BYTES = 64 << 10;

    private static final int FETCH_WAIT_MS = 25;

    /** Partitions that are added to a topic are folded after this long at the latest. */
    private static final int METADATA_AGE_MS = 5_000;

    private GroupMember() {}

    static Map<String, Object> properties(SpeedSettings settings) {
        Map<String, Object> properties = LogClients.consumer(settings.log());
        properties.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.log().prefix()
                        + group(settings.architecture())
                        + settings.pipeline().name());
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MS / 4);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MS);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pollRecords());
        if (!settings.instance().isEmpty()) {
            properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
        }
        return properties;
    }

    private static String group(Architecture architecture) {
        return architecture == Architecture.LAMBDA ? "braid.speed." : "braid." + architecture.word() + ".";
    }
}
