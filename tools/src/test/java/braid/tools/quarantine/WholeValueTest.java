package braid.tools.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** A record that the quarantine keeps the beginning of is whole as long as the log holds it. */
class WholeValueTest {
    private static final long APPENDED = 1_700_000_000_000L;
    private static final TopicPartition NORTH_0 = new TopicPartition("north", 0);

    private final MockConsumer<byte[], byte[]> log = new MockConsumer<>("earliest");
    private final WholeValue values = new WholeValue(log, new Topics(LogSettings.of(Settings.of(Map.of()))));

    @Test
    void shortValue_isNotLookedFor() {
        assertThat(values.of(kept(new byte[10])))
                .hasValueSatisfying(value -> assertThat(value).hasSize(10));
    }

    @Test
    void longValue_isReadFromTheLog() {
        byte[] value = new byte[QuarantinedRecord.MOST_KEPT + 1];
        value[QuarantinedRecord.MOST_KEPT] = 7;
        logHolds(APPENDED, value);
        assertThat(values.of(kept(value))).contains(value);
    }

    /** As long, and with the same beginning, of which alone the quarantine knows. */
    @Test
    void recordOfATopicThatWasMadeAnew_isNotTakenForIt() {
        byte[] value = new byte[QuarantinedRecord.MOST_KEPT + 1];
        byte[] other = value.clone();
        other[QuarantinedRecord.MOST_KEPT] = 7;
        logHolds(APPENDED + 1, other);
        assertThat(values.of(kept(value))).isEmpty();
    }

    @Test
    void longValueThatTheLogHasDeleted_isAbsent() {
        log.updateBeginningOffsets(Map.of(NORTH_0, 6L));
        log.updateEndOffsets(Map.of(NORTH_0, 9L));
        assertThat(values.of(kept(new byte[QuarantinedRecord.MOST_KEPT + 1]))).isEmpty();
    }

    @Test
    void otherRecordAtItsOffset_isNotTakenForIt() {
        byte[] other = new byte[QuarantinedRecord.MOST_KEPT + 1];
        other[0] = 1;
        logHolds(APPENDED, other);
        assertThat(values.of(kept(new byte[QuarantinedRecord.MOST_KEPT + 1]))).isEmpty();
    }

    private void logHolds(long appended, byte[] value) {
        log.updateBeginningOffsets(Map.of(NORTH_0, 0L));
        log.updateEndOffsets(Map.of(NORTH_0, 9L));
        log.schedulePollTask(() -> log.addRecord(new ConsumerRecord<>(
                "north",
                0,
                5,
                appended,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty())));
    }

    private static QuarantinedRecord kept(byte[] value) {
        return QuarantinedRecord.of(new Partition("north", 0), 5, APPENDED, value, "no event");
    }
}
