package braid.storage.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WaitingOffsetsTest {
    private static final Partition NORTH = new Partition("north", 0);

    @Test
    void entries_countOnce_inAnyOrder() {
        Random random = new Random(3);
        TreeSet<Long> expected = new TreeSet<>();
        List<QuarantineEntry> entries = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long offset = random.nextInt(1_000);
            expected.add(offset);
            entries.add(QuarantinedRecord.of(NORTH, offset, 0, new byte[1], "foreign"));
            entries.add(QuarantinedRecord.of(NORTH, offset, 0, new byte[1], "foreign"));
            if (i % 5 == 0) {
                entries.add(new ReleasedRecord(NORTH, offset, Instant.EPOCH));
            }
        }
        entries.forEach(entry -> {
            if (entry instanceof ReleasedRecord) {
                expected.remove(entry.offset());
            }
        });
        Collections.shuffle(entries, random);
        WaitingOffsets waiting = new WaitingOffsets();
        entries.forEach(waiting::add);
        for (long offset : new long[] {0, 1, 77, 500, 999, 1_000, Long.MAX_VALUE}) {
            assertThat(waiting.below(NORTH, offset))
                    .isEqualTo(expected.headSet(offset).size());
        }
        assertThat(waiting.below(new Partition("south", 0), Long.MAX_VALUE)).isZero();
    }

    @Test
    void whatIsRemoved_waitsNoMore_andIsNotReleased_untilItIsPutAgain() {
        WaitingOffsets waiting = new WaitingOffsets();
        QuarantinedRecord kept = QuarantinedRecord.of(NORTH, 7, 0, new byte[1], "foreign");
        waiting.add(kept);
        waiting.add(QuarantinedRecord.of(NORTH, 9, 0, new byte[1], "foreign"));
        waiting.add(new ReleasedRecord(NORTH, 9, Instant.EPOCH));
        waiting.add(new RemovedRecord(NORTH, 7));
        waiting.add(new RemovedRecord(NORTH, 9));
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isZero();
        assertThat(waiting.isReleased(NORTH, 9)).isFalse();
        waiting.add(kept);
        assertThat(waiting.below(NORTH, Long.MAX_VALUE)).isEqualTo(1);
    }
}
