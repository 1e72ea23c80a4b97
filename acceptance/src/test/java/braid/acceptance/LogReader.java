package braid.acceptance;

import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.view.Source;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads a source's log from its beginning, once: every call goes on where the last one ended. */
final class LogReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Source source;
    private final RecordReader reader;
    private final Map<Integer, Long> segments = new HashMap<>();
    private final List<TopicPartition> partitions = new ArrayList<>();

    /** An event with its place in the log. */
    record Event(int partition, long offset, long segment, Object[] row) {}

    LogReader(LogSettings settings, Source source) {
        this.source = source;
        this.reader = new RecordReader(source, fingerprint -> null);
        this.consumer = new KafkaConsumer<>(LogClients.consumer(settings));
        String topic = new Topics(settings).events(source);
        for (PartitionInfo info : consumer.partitionsFor(topic)) {
            partitions.add(new TopicPartition(topic, info.partition()));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Foreign records are passed over. Every event that the log holds now and that was not read yet. */
    List<Event> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Event> events = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                LogRecord read = reader.read(record.value());
                if (read instanceof LogRecord.Marker marker) {
                    segments.merge(record.partition(), marker.cut(), Math::max);
                } else if (read instanceof LogRecord.Event event) {
                    events.add(new Event(
                            record.partition(),
                            record.offset(),
                            segments.getOrDefault(record.partition(), 0L),
                            event.row()));
                }
            }
        }
        return events;
    }

    Source source() {
        return source;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
