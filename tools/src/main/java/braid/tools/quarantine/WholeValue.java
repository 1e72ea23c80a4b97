package braid.tools.quarantine;

import braid.core.boundary.Partition;
import braid.storage.log.Topics;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The value of a quarantined record. Of one above {@link QuarantinedRecord#MOST_KEPT} bytes the quarantine holds the beginning alone; the
 * rest is read from the log, as long as that holds the record.
 */
final class WholeValue {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> log;
    private final Topics topics;

    WholeValue(Consumer<byte[], byte[]> log, Topics topics) {
        this.log = log;
        this.topics = topics;
    }

    /** Empty of a tombstone, and where the log does not hold the record any more. */
    Optional<byte[]> of(QuarantinedRecord record) {
        return record.isWhole() ? Optional.ofNullable(record.value()) : fromLog(record);
    }

    private Optional<byte[]> fromLog(QuarantinedRecord record) {
        Partition partition = record.partition();
        TopicPartition place = new TopicPartition(topics.events(partition.source()), partition.number());
        List<TopicPartition> places = List.of(place);
        log.assign(places);
        if (record.offset() < log.beginningOffsets(places).get(place)
                || record.offset() >= log.endOffsets(places).get(place)) {
            return Optional.empty();
        }
        log.seek(place, record.offset());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<ConsumerRecord<byte[], byte[]>> read = log.poll(POLL).records(place);
            if (!read.isEmpty()) {
                return Optional.ofNullable(read.get(0))
                        .filter(first -> first.offset() == record.offset()
                                && first.timestamp() == record.appended().toEpochMilli())
                        .map(ConsumerRecord::value)
                        .filter(value -> isOf(record, value));
            }
        }
        return Optional.empty();
    }

    /** A topic that was made anew holds another record there. */
    private static boolean isOf(QuarantinedRecord record, byte[] value) {
        byte[] kept = record.value();
        return value.length == record.size() && Arrays.equals(value, 0, kept.length, kept, 0, kept.length);
    }
}
