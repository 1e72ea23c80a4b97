package braid.engine.samza;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.samza.Partition;
import org.apache.samza.system.SystemAdmin;
import org.apache.samza.system.SystemStreamMetadata;
import org.apache.samza.system.SystemStreamMetadata.SystemStreamPartitionMetadata;
import org.apache.samza.system.SystemStreamPartition;

/** What Samza asks of the log: which partitions a topic has, and where they begin and end. */
final class LogAdmin implements SystemAdmin {
    @Override
    public Map<SystemStreamPartition, String> getOffsetsAfter(Map<SystemStreamPartition, String> offsets) {
        Map<SystemStreamPartition, String> after = new HashMap<>();
        offsets.forEach((partition, offset) -> after.put(partition, Long.toString(Long.parseLong(offset) + 1)));
        return after;
    }

    @Override
    public Map<String, SystemStreamMetadata> getSystemStreamMetadata(Set<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = LogSystem.consumer()) {
            Map<String, SystemStreamMetadata> all = new HashMap<>();
            topics.forEach(topic -> all.put(topic, new SystemStreamMetadata(topic, partitions(consumer, topic))));
            return all;
        }
    }

    private static Map<Partition, SystemStreamPartitionMetadata> partitions(
            KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<Partition, SystemStreamPartitionMetadata> of = new HashMap<>();
        partitions.forEach(one -> of.put(new Partition(one.partition()), metadata(begins.get(one), ends.get(one))));
        return of;
    }

    /** The newest record has none of the offsets of an empty partition. */
    private static SystemStreamPartitionMetadata metadata(long begin, long end) {
        return new SystemStreamPartitionMetadata(
                Long.toString(begin), end > begin ? Long.toString(end - 1) : null, Long.toString(end));
    }

    /** Without one of them, as before a first checkpoint, there is nothing to say. */
    @Override
    public Integer offsetComparator(String one, String other) {
        return one == null || other == null ? null : (Integer) Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
}
