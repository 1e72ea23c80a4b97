package braid.speed.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.CutMarker;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.EventCodec;
import braid.core.event.record.EventRow;
import braid.core.event.record.GivenCuts;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.fold.FoldedGroups;
import braid.core.fold.key.KeyHorizon;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.speed.begin.NotYet;
import braid.storage.quarantine.FirstVerdicts;
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
    private static final long LAST_CUT = 100;
    private static final int HORIZON = 16;
    private static final Progress START = new Progress(0, 0, 0, null);

    @Test
    void taken_isTheFoldOfTheOffsetsSinceTheLastTime() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, event("b", "y", 1), 0);
        fold.accept(2, event("c", "x", 6), 0);
        assertThat(taken(fold)).containsExactly("0 [0,3) x [2, 10, 2]", "0 [0,3) y [1, 1, 1]");
        fold.accept(7, event("d", "x", 0), 0);
        assertThat(taken(fold)).containsExactly("0 [3,8) x [1, 0, 1]");
        assertThat(fold.hasNews()).isFalse();
        assertThat(fold.progress()).isEqualTo(new Progress(0, 0, 8, java.time.Instant.EPOCH));
    }

    @Test
    void cutMarker_isTheFirstRecordOfTheSegmentItOpens() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, CutMarker.encode(3), 0);
        fold.accept(2, event("b", "x", 5), 0);
        assertThat(taken(fold)).containsExactly("0 [0,1) x [1, 4, 1]", "3 [1,3) x [1, 5, 1]");
        assertThat(fold.progress().segment()).isEqualTo(3);
        assertThat(fold.progress().first()).isEqualTo(1);
    }

    @Test
    void segmentOfAMarkerAlone_isFlushedToo() {
        PartitionFold fold = fold(START);
        fold.accept(0, CutMarker.encode(1), 0);
        fold.accept(1, CutMarker.encode(2), 0);
        assertThat(fold.take()).extracting(Filled::segment).containsExactly(1L, 2L);
    }

    /** It would open a segment that the next cut does not close, so that events count in both views. */
    @Test
    void markerOfACutThatNobodyWasGiven_isForeignAndOpensNoSegment() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        assertThat(fold.accept(1, CutMarker.encode(LAST_CUT + 1), 0)).isInstanceOf(LogRecord.Foreign.class);
        fold.accept(2, event("b", "x", 5), 0);
        fold.accept(3, CutMarker.encode(1), 0);
        assertThat(taken(fold)).containsExactly("0 [0,3) x [2, 9, 2]");
        assertThat(fold.progress()).isEqualTo(new Progress(1, 3, 4, java.time.Instant.EPOCH));
    }

    @Test
    void warehouseThatIsAway_leavesTheMarkerToBeReadAgain() {
        PartitionFold fold = fold(START, new GivenCuts(() -> {
            throw new NotYet("away");
        }));
        assertThatThrownBy(() -> fold.accept(0, CutMarker.encode(1), 0)).isInstanceOf(NotYet.class);
        assertThat(fold.progress().next()).isZero();
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
        PartitionFold fold = fold(START, null);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, CutMarker.encode(3), 0);
        fold.accept(2, event("a", "x", 4), 0);
        fold.accept(3, event("b", "x", 6), 0);
        assertThat(taken(fold)).containsExactly("0 [0,4) x [2, 10, 2]");
        assertThat(fold.progress().segment()).isZero();
    }

    @Test
    void redeliveredEvent_countsOnce() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, event("a", "x", 4), 0);
        assertThat(taken(fold)).containsExactly("0 [0,2) x [1, 4, 1]");
        assertThat(fold.progress().next()).isEqualTo(2);
        assertThat(fold.events()).isEqualTo(1);
    }

    /** Whenever the same offsets are folded, the same events count: neither a cut nor a new owner between two deliveries makes a difference. */
    @Test
    void redeliveredEvent_countsOnceAcrossACut() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        fold.accept(1, CutMarker.encode(1), 0);
        fold.accept(2, event("a", "x", 4), 0);
        PartitionFold successor = fold(new Progress(1, 1, 2, null));
        successor.accept(0, event("a", "x", 4), 0);
        successor.accept(1, CutMarker.encode(1), 0);
        successor.accept(2, event("a", "x", 4), 0);
        assertThat(fold.events()).isEqualTo(1);
        assertThat(successor.events()).as("gone on behind the cut").isZero();
    }

    /** By where the fold begins nothing may change, as long as it is shown the events from the beginning of the horizon on. */
    @Test
    void foldsThatBeginAnywhere_countTheSameEvents() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<byte[]> log = new ArrayList<>();
            for (int offset = 0; offset < 120; offset++) {
                log.add(event("id" + random.nextInt(60), "page" + random.nextInt(3), 1));
            }
            int begin = random.nextInt(120);
            PartitionFold whole = fold(START);
            for (int offset = 0; offset < 120; offset++) {
                whole.accept(offset, log.get(offset), 0);
                if (offset + 1 == begin) {
                    whole.take();
                }
            }
            PartitionFold later = fold(new Progress(0, 0, begin, null));
            for (int offset = (int) KeyHorizon.begin(begin, HORIZON); offset < 120; offset++) {
                later.accept(offset, log.get(offset), 0);
            }
            assertThat(taken(later)).as("seed " + seed).isEqualTo(taken(whole));
        }
    }

    /** Not an object for each key: what is known of them must fit a small heap, however long a segment gets. */
    @Test
    void keys_takeLittleMemoryHoweverManyCome() {
        int horizon = 100_000;
        KeyHorizon keys = new KeyHorizon(SOURCE, horizon);
        for (int i = 0; i < 5 * horizon; i++) {
            keys.isFirst(i, new Object[] {String.format("event-%030d", i), 0L, "x", 1});
        }
        assertThat(keys.bytes()).isLessThan(horizon * 96L);
        assertThat(keys.isFirst(5 * horizon, new Object[] {String.format("event-%030d", 4 * horizon), 0L, "x", 1}))
                .isFalse();
        assertThat(keys.isFirst(5 * horizon + 1, new Object[] {String.format("event-%030d", 0), 0L, "x", 1}))
                .isTrue();
    }

    @Test
    void foreignRecord_movesTheProgressAndNothingElse() {
        PartitionFold fold = fold(START);
        fold.accept(0, event("a", "x", 4), 0);
        assertThat(fold.accept(1, new byte[] {1, 2, 3}, 0)).isInstanceOf(LogRecord.Foreign.class);
        assertThat(fold.progress()).isEqualTo(new Progress(0, 0, 2, java.time.Instant.EPOCH));
        assertThat(taken(fold)).containsExactly("0 [0,2) x [1, 4, 1]");
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
            assertThat(taken(littered)).as("seed " + seed).isEqualTo(taken(clean));
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
        return fold(from, new GivenCuts(() -> LAST_CUT));
    }

    private static PartitionFold fold(Progress from, GivenCuts cuts) {
        return new PartitionFold(
                new Partition("t", 0),
                new RecordReader(SOURCE, fingerprint -> null),
                new EventRow(SOURCE),
                FirstVerdicts.NONE,
                List.of(new FoldedView(PIPELINE.view("v"))),
                new KeyHorizon(SOURCE, HORIZON),
                from,
                cuts);
    }

    private static byte[] event(String id, String page, int n) {
        return new EventCodec(SOURCE).encode(new Object[] {id, 0L, page, n});
    }

    private static List<String> taken(PartitionFold fold) {
        List<String> rows = new ArrayList<>();
        for (Filled filled : fold.take()) {
            FoldedGroups groups = filled.groups().get(0);
            for (int group = 0; group < groups.size(); group++) {
                rows.add(filled.segment() + " [" + filled.from() + "," + filled.to() + ") "
                        + groups.key(group).values()[0] + " " + Arrays.toString(groups.accumulators(group)));
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }
}
