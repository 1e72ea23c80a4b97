package braid.storage.log;

import braid.service.settings.Settings;
import java.io.Serializable;
import java.util.Map;

/**
 * How to reach the log and how its topics are made.
 *
 * @param prefix put before every topic's name
 * @param retentionHours how long events are kept; -1 for ever
 * @param client further client properties, of any Kafka client
 */
public record LogSettings(
        String bootstrap,
        String prefix,
        int partitions,
        short replication,
        int minInsyncReplicas,
        long retentionHours,
        Map<String, String> client)
        implements Serializable {
    public static LogSettings of(Settings settings) {
        return new LogSettings(
                settings.text("kafka.bootstrap"),
                settings.text("kafka.topic.prefix"),
                settings.integer("kafka.partitions"),
                (short) settings.integer("kafka.replication"),
                settings.integer("kafka.min.insync.replicas"),
                settings.whole("kafka.retention.hours"),
                settings.under("kafka.client."));
    }
}
