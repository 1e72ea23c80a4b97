package braid.storage.quarantine.entry;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import braid.storage.log.LogIds;
import braid.storage.quarantine.Quarantine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class QuarantineFormatTest {
    private static final Partition NORTH = new Partition("north", 3);
    private static final String LOG = "Zq3-_kT9QW2h0example00";

    @Test
    void entry_isReadAsItWasWritten() {
        QuarantinedRecord text = QuarantinedRecord.of(NORTH, 12, 1_700_000_000_000L, bytes("typed by hand"), "no event")
                .in(LOG);
        assertThat(readBack(text))
                .hasValueSatisfying(
                        entry -> assertThat(entry).usingRecursiveComparison().isEqualTo(text));
        ReleasedRecord released = new ReleasedRecord(LOG, NORTH, 12, Instant.parse("2026-01-01T00:00:00Z"));
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
        RemovedRecord removed = new RemovedRecord(LOG, NORTH, 12);
        assertThat(QuarantineFormat.encode("q", removed))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactly("north/3/12/log/" + LOG + "/released", "north/3/12/log/" + LOG);
        assertThat(readBack(removed)).contains(removed);
    }

    /** A compacted topic keeps the newest of each key. */
    @Test
    void recordsAtOneOffsetOfTwoLogs_haveKeysOfTheirOwn() {
        QuarantinedRecord record = QuarantinedRecord.of(NORTH, 12, 0, bytes("x"), "no event");
        assertThat(key(record.in(LOG))).isNotEqualTo(key(record.in("another")));
        assertThat(key(new ReleasedRecord(LOG, NORTH, 12, Instant.EPOCH)))
                .isNotEqualTo(key(new ReleasedRecord("another", NORTH, 12, Instant.EPOCH)));
    }

    @Test
    void rowWithoutALog_isReadAsOneOfAnyLog_andReleasedAsSuch() {
        QuarantinedRecord before = QuarantinedRecord.of(NORTH, 12, 0, bytes("x"), "no event");
        assertThat(key(before)).isEqualTo("north/3/12");
        assertThat(readBack(before))
                .hasValueSatisfying(entry -> assertThat(entry.log()).isEqualTo(QuarantineEntry.ANY_LOG));
        ReleasedRecord released = new ReleasedRecord(QuarantineEntry.ANY_LOG, NORTH, 12, Instant.EPOCH);
        assertThat(key(released)).isEqualTo("north/3/12/released");
        assertThat(readBack(released)).contains(released);
        assertThat(readBack(new RemovedRecord(QuarantineEntry.ANY_LOG, NORTH, 12)))
                .contains(new RemovedRecord(QuarantineEntry.ANY_LOG, NORTH, 12));
    }

    @Test
    void entryIsOfTheLogThatStandsThere_whenItIsMadeDurable() {
        QuarantinedRecord here = QuarantinedRecord.of(NORTH, 12, 0, bytes("x"), "no event");
        QuarantinedRecord nowhere = QuarantinedRecord.of(new Partition("south", 0), 1, 0, bytes("x"), "no event");
        ReleasedRecord before = new ReleasedRecord(QuarantineEntry.ANY_LOG, NORTH, 7, Instant.EPOCH);
        assertThat(Quarantine.ofLogs(List.of(here, nowhere, before), sources -> {
                    assertThat(sources).containsExactly("north", "south");
                    return Map.of("north", LOG);
                }))
                .extracting(QuarantineEntry::log)
                .containsExactly(LOG, LogIds.NONE, QuarantineEntry.ANY_LOG);
    }

    private static String key(QuarantineEntry entry) {
        return new String(QuarantineFormat.encode("q", entry).get(0).key(), StandardCharsets.UTF_8);
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
        for (String key : new String[] {
            null,
            "x",
            "north/1",
            "north/1/99999999999999999999",
            "north/1/2",
            "north/1/2/released",
            "north/1/2/log/x",
            "north/1/2/log/x/y/released"
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
