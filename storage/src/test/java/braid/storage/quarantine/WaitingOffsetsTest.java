package braid.storage.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.storage.quarantine.entry.ReleasedRecord;
import braid.storage.quarantine.entry.RemovedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WaitingOffsetsTest {
    private static final Partition NORTH = new Partition("north", 0);
    private static final String LOG = "the-topic-as-it-is";
    private static final String BEFORE = "the-topic-before";

    private static QuarantinedRecord kept(String log, long offset) {
        return QuarantinedRecord.of(NORTH, offset, 0, new byte[1], "foreign").in(log);
    }

    private static WaitingOffsets waiting(String log) {
        WaitingOffsets waiting = new WaitingOffsets();
        waiting.stand(Map.of("north", log));
        return waiting;
    }

    @Test
    void entries_countOnce_inAnyOrder() {
        Random random = new Random(3);
        TreeSet<Long> expected = new TreeSet<>();
        List<QuarantineEntry> entries = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long offset = random.nextInt(1_000);
            expected.add(offset);
            entries.add(kept(LOG, offset));
            entries.add(kept(LOG, offset));
            if (i % 5 == 0) {
                entries.add(new ReleasedRecord(LOG, NORTH, offset, Instant.EPOCH));
            }
        }
        entries.forEach(entry -> {
            if (entry instanceof ReleasedRecord) {
                expected.remove(entry.offset());
            }
        });
        Collections.shuffle(entries, random);
        WaitingOffsets waiting = waiting(LOG);
        entries.forEach(waiting::add);
        for (long offset : new long[] {0, 1, 77, 500, 999, 1_000, Long.MAX_VALUE}) {
            assertThat(waiting.below(NORTH, offset))
                    .isEqualTo(expected.headSet(offset).size());
        }
        assertThat(waiting.below(new Partition("south", 0), Long.MAX_VALUE)).isZero();
    }

    @Test
    void whatIsRemoved_waitsNoMore_andIsNotReleased_untilItIsPutAgain() {
        WaitingOffsets waiting = waiting(LOG);
        QuarantinedRecord kept = kept(LOG, 7);
        waiting.add(kept);
        waiting.add(kept(LOG, 9));
        waiting.add(new ReleasedRecord(LOG, NORTH, 9, Instant.EPOCH));
        waiting.add(new RemovedRecord(LOG, NORTH, 7));
        waiting.add(new RemovedRecord(LOG, NORTH, 9));
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isZero();
        assertThat(waiting.isReleased(NORTH, 9)).isFalse();
        waiting.add(kept);
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isEqualTo(1);
    }

    @Test
    void recordsOfALogThatIsNoMore_areNotCountedAsThoseOfTheNewOne() {
        WaitingOffsets waiting = waiting(BEFORE);
        waiting.add(kept(BEFORE, 7));
        waiting.add(kept(BEFORE, 8));
        waiting.add(kept(BEFORE, 9));
        waiting.add(new ReleasedRecord(BEFORE, NORTH, 8, Instant.EPOCH));
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isEqualTo(2);
        waiting.stand(Map.of("north", LOG));
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isZero();
        assertThat(waiting.isReleased(NORTH, 8)).isFalse();
        waiting.add(kept(LOG, 8));
        assertThat(waiting.below(NORTH, Long.MAX_VALUE))
                .as("the release of the record that stood there before is not its own")
                .isEqualTo(1);
        waiting.add(new RemovedRecord(BEFORE, NORTH, 8));
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isEqualTo(1);
        waiting.stand(Map.of());
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).as("no topic at all").isZero();
    }

    /** Rows that were written before entries said which log they are of: a layer that folds their offsets again writes them with it. */
    @Test
    void recordsOfNoKnownLog_countAsOfTheOneThatStandsThere_once() {
        WaitingOffsets waiting = waiting(LOG);
        for (long offset : new long[] {3, 5, 6}) {
            waiting.add(kept(QuarantineEntry.ANY_LOG, offset));
        }
        waiting.add(new ReleasedRecord(QuarantineEntry.ANY_LOG, NORTH, 5, Instant.EPOCH));
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isEqualTo(2);
        for (long offset : new long[] {3, 5, 6, 9}) {
            waiting.add(kept(LOG, offset));
        }
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).as("5 stays released").isEqualTo(3);
        assertThat(waiting.below(NORTH, 6)).isEqualTo(1);
        assertThat(waiting.isReleased(NORTH, 5)).isTrue();
    }
}
