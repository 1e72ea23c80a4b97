package braid.verify.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.event.EventCodec;
import braid.core.event.record.RecordReader;
import braid.core.fold.key.KeyHorizon;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import braid.verify.fold.LogEvents.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log no longer holds what lies before the boundary, and the master dataset tells which events behind it are redelivered ones. */
class CoveredFoldTest {
    private static final Source SALES =
            PipelineCompiler.compile("shop.sql", """
            CREATE TABLE sales (id INTEGER NOT NULL, sold_at TIMESTAMP(3) NOT NULL, PRIMARY KEY (id));
            CREATE VIEW a_minute AS SELECT window_start, window_end, COUNT(*) AS sales
            FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold_at), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end;
            """).sources().get(0);
    private static final long FAR = 5L * KeyHorizon.SIZE;

    private static CoveredFold fold(long first, long batchTo, long speedTo) {
        PartitionCoverage covered = new PartitionCoverage(new Partition("sales", 0), batchTo, speedTo, speedTo, null);
        return new CoveredFold(
                covered, first, batchTo, SALES, new RecordReader(SALES, any -> null), FirstVerdicts.NONE, List.of());
    }

    private static Object[] sale(int id) {
        return new Object[] {id, 0L};
    }

    private static void log(CoveredFold fold, long offset, int id) {
        fold.logged(offset, 0, new EventCodec(SALES).encode(sale(id)));
    }

    @Test
    void redeliveryOfALandedEvent_doesNotCount() {
        CoveredFold fold = fold(0, 3, 6);
        fold.event(2, sale(12));
        fold.event(0, sale(10));
        fold.landedEnd(new Range(0, 3));
        assertThat(fold.events()).isEqualTo(2);
        log(fold, 3, 12);
        log(fold, 4, 10);
        log(fold, 5, 13);
        assertThat(fold.events()).isEqualTo(3);
    }

    @Test
    void landedEventsOfWhichOnlyTheKeysAreAskedFor_areNotFolded() {
        CoveredFold fold = fold(3, 3, 4);
        fold.event(2, sale(12));
        fold.landedEnd(new Range(0, 3));
        log(fold, 3, 12);
        assertThat(fold.events()).isZero();
    }

    @Test
    void offsetThatIsNotLanded_mayHaveAKeyFromBeforeTheHorizon() {
        CoveredFold fold = fold(FAR, FAR, FAR + 2);
        long begin = KeyHorizon.begin(FAR, KeyHorizon.SIZE);
        for (long offset = begin; offset < FAR; offset++) {
            if (offset != begin + 7) {
                fold.event(offset, sale((int) offset));
            }
        }
        assertThatThrownBy(() -> fold.landedEnd(new Range(begin, FAR)))
                .isInstanceOf(CannotVerify.class)
                .hasMessageContaining("no longer holds offsets " + begin + " to " + FAR);
        fold.event(begin + 7, sale(-1));
        fold.landedEnd(new Range(begin, FAR));
        log(fold, FAR, -1);
        log(fold, FAR + 1, -2);
        assertThat(fold.events()).isEqualTo(1);
    }
}
