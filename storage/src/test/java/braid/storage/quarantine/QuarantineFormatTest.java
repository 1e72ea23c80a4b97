package braid.storage.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class QuarantineFormatTest {
    private static final Partition NORTH = new Partition("north", 3);

    @Test
    void entry_isReadAsItWasWritten() {
        QuarantinedRecord text =
                QuarantinedRecord.of(NORTH, 12, 1_700_000_000_000L, bytes("typed by hand"), "no event");
        assertThat(readBack(text))
                .hasValueSatisfying(
                        entry -> assertThat(entry).usingRecursiveComparison().isEqualTo(text));
        ReleasedRecord released = new ReleasedRecord(NORTH, 12, Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(readBack(released)).contains(released);
    }

    @Test
    void tombstone_isKeptAsOne_andNotAsOneOfTheCompactedTopic() {
        QuarantinedRecord tombstone = QuarantinedRecord.of(NORTH, 0, 0, null, "no value");
        assertThat(QuarantineFormat.encode("q", tombstone).get(0).value()).isNotNull();
        assertThat(readBack(tombstone)).hasValueSatisfying(entry -> assertThat(((QuarantinedRecord) entry).value())
                .isNull());
        QuarantinedRecord empty = QuarantinedRecord.of(NORTH, 0, 0, new byte[0], "empty");
        assertThat(readBack(empty)).hasValueSatisfying(entry -> assertThat(((QuarantinedRecord) entry).value())
                .isEmpty());
    }

    @Test
    void whatIsRemoved_isTakenOutOfTheTopicWithItsRelease() {
        RemovedRecord removed = new RemovedRecord(NORTH, 12);
        assertThat(QuarantineFormat.encode("q", removed))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactly("north/3/12/released", "north/3/12");
        assertThat(readBack(removed)).contains(removed);
    }

    @Test
    void longValue_isKeptInPart() {
        QuarantinedRecord large = QuarantinedRecord.of(NORTH, 1, 0, new byte[900_000], "no event");
        assertThat(large.value()).hasSize(QuarantinedRecord.MOST_KEPT);
        assertThat(large.size()).isEqualTo(900_000);
        assertThat(large.isWhole()).isFalse();
    }

    @Test
    void strayRecord_isPassedOver() {
        for (String key :
                new String[] {null, "x", "north/1", "north/1/99999999999999999999", "north/1/2", "north/1/2/released"
                }) {
            byte[] bytes = key == null ? null : bytes(key);
            assertThat(QuarantineFormat.decode(new ConsumerRecord<>("q", 0, 0, bytes, bytes("x"))))
                    .as(key)
                    .isEmpty();
        }
    }

    private static Optional<QuarantineEntry> readBack(QuarantineEntry entry) {
        ProducerRecord<byte[], byte[]> written =
                QuarantineFormat.encode("q", entry).get(0);
        ConsumerRecord<byte[], byte[]> read = new ConsumerRecord<>("q", 0, 0, written.key(), written.value());
        written.headers().forEach(read.headers()::add);
        return QuarantineFormat.decode(read);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
