package braid.speed;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.CutMarker;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.EventCodec;
import braid.core.event.LogRecord;
import braid.core.event.RecordReader;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import braid.storage.realtime.RealTimeRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionFoldTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE t (id VARCHAR NOT NULL, at_time TIMESTAMP(3) NOT NULL, page VARCHAR, n INTEGER, PRIMARY KEY (id));
            CREATE VIEW v AS SELECT page, COUNT(*) AS c, AVG(n) AS a FROM t GROUP BY page;
            """);
    private static final Source SOURCE = PIPELINE.source("t");
    private static final Progress START = new Progress(0, 0, 0, null);

    @Test
    void changedRows_areAbsoluteAndCarryTheirOffset() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, event("b", "y", 1), 0);
        fold.accept(2, event("c", "x", 6), 0);
        assertThat(rows(fold)).containsExactly("x upto=3 since=0 v=0 [2, 10, 2]", "y upto=2 since=0 v=0 [1, 1, 1]");
        fold.acknowledged();
        fold.accept(7, event("d", "x", 0), 0);
        assertThat(rows(fold)).containsExactly("x upto=8 since=3 v=1 [3, 10, 3]");
        assertThat(fold.progress()).isEqualTo(new Progress(0, 0, 8, java.time.Instant.EPOCH));
    }

    @Test
    void cutMarker_opensASegmentAndKeepsUnwrittenRowsOfTheLast() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, CutMarker.encode(3), 0);
        fold.accept(2, event("b", "x", 5), 0);
        assertThat(rows(fold)).containsExactly("x upto=1 since=0 v=0 [1, 4, 1]", "x upto=3 since=0 v=0 [1, 5, 1]");
        assertThat(fold.changed()).extracting(GroupState::segment).containsExactly(0L, 3L);
        assertThat(fold.progress().segment()).isEqualTo(3);
        assertThat(fold.progress().first()).isEqualTo(2);
    }

    @Test
    void markerThatIsNotAbove_isPassedOver() {
        PartitionFold fold = fold(new Progress(5, 10, 10, null));
        fold.accept(10, CutMarker.encode(4), 0);
        fold.accept(11, CutMarker.encode(5), 0);
        assertThat(fold.progress()).isEqualTo(new Progress(5, 10, 12, null));
    }

    @Test
    void withoutCuts_theWholeLogIsOneSegment() {
        PartitionFold fold = fold(START, false);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, CutMarker.encode(3), 0);
        fold.accept(2, event("a", "x", 4), 0);
        fold.accept(3, event("b", "x", 6), 0);
        assertThat(rows(fold)).containsExactly("x upto=4 since=0 v=0 [2, 10, 2]");
        assertThat(fold.progress().segment()).isZero();
    }

    @Test
    void redeliveredEvent_countsOnceInASegment() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, event("a", "x", 4), 0);
        assertThat(rows(fold)).containsExactly("x upto=1 since=0 v=0 [1, 4, 1]");
        assertThat(fold.progress().next()).isEqualTo(2);
        assertThat(fold.events()).isEqualTo(1);
    }

    @Test
    void recoveredFold_writesOnlyWhatTheLastInstanceHadNot() {
        PartitionFold fold = fold(new Progress(2, 10, 12, null));
        fold.accept(10, event("a", "x", 4), 0);
        assertThat(fold.isCaughtUp()).isFalse();
        fold.accept(11, event("b", "y", 1), 0);
        assertThat(fold.isCaughtUp()).isTrue();
        assertThat(fold.changed()).isEmpty();
        fold.accept(12, event("c", "x", 6), 0);
        assertThat(rows(fold)).containsExactly("x upto=13 since=11 v=0 [2, 10, 2]");
    }

    @Test
    void foreignRecord_movesTheProgressAndNothingElse() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        assertThat(fold.accept(1, new byte[] {1, 2, 3}, 0)).isInstanceOf(LogRecord.Foreign.class);
        assertThat(rows(fold)).containsExactly("x upto=1 since=0 v=0 [1, 4, 1]");
        assertThat(fold.progress()).isEqualTo(new Progress(0, 0, 2, java.time.Instant.EPOCH));
        assertThat(fold.events()).isEqualTo(1);
    }

    /** Whatever stands between the events, their fold is the one without it. */
    @Test
    void foldOfALogWithForeignRecords_isThatOfItsEvents() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            PartitionFold clean = fold(START);
            PartitionFold littered = fold(START);
            for (int offset = 0; offset < 60; offset++) {
                byte[] value = random.nextInt(10) == 0
                        ? CutMarker.encode(offset)
                        : event("id" + random.nextInt(30), "page" + random.nextInt(4), random.nextInt(100));
                boolean foreign = random.nextInt(3) == 0;
                byte[] mutated = foreign ? mutated(value, random) : value;
                LogRecord read = littered.accept(offset, mutated, 0);
                if (read instanceof LogRecord.Foreign) {
                    clean.skipTo(offset + 1);
                } else {
                    clean.accept(offset, mutated, 0);
                }
            }
            assertThat(rows(littered)).as("seed " + seed).isEqualTo(rows(clean));
            assertThat(littered.progress().segment()).isEqualTo(clean.progress().segment());
            assertThat(littered.progress().next()).isEqualTo(clean.progress().next());
        }
    }

    private static byte[] mutated(byte[] value, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> Arrays.copyOf(value, random.nextInt(value.length));
            case 2 -> Arrays.copyOf(value, value.length + 1 + random.nextInt(3));
            default -> {
                byte[] flipped = value.clone();
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt();
                yield flipped;
            }
        };
    }

    private static PartitionFold fold(Progress from) {
        return fold(from, true);
    }

    private static PartitionFold fold(Progress from, boolean cuts) {
        return new PartitionFold(
                new Partition("t", 0),
                SOURCE,
                new RecordReader(SOURCE, fingerprint -> null),
                FirstVerdicts.NONE,
                List.of(new FoldedView(PIPELINE.view("v"), 0)),
                from,
                cuts);
    }

    private static byte[] event(String id, String page, int n) {
        return new EventCodec(SOURCE).encode(new Object[] {id, 0L, page, n});
    }

    private static List<String> rows(PartitionFold fold) {
        List<String> rows = new ArrayList<>();
        for (GroupState group : fold.changed()) {
            RealTimeRow row = group.row(new int[] {0, 1});
            rows.add(row.key().values()[0] + " upto=" + row.upto() + " since=" + row.since() + " v=" + row.version()
                    + " " + Arrays.toString(row.accumulators()));
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }
}
