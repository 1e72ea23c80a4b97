package braid.answer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.coverage.Scan;
import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.merge.Group;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.core.boundary.PartitionCoverage;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedReaderTest {
    private static final View BY_SHOP = ModelLog.PIPELINE.view("by_shop");

    @Test
    void parts_ofARowAreThoseOfEachSide() {
        ModelLog log = new ModelLog(1);
        Object[] event = ModelLog.event(new Random(1));
        log.append(0, event);
        log.cut();
        log.append(0, event);
        log.publish(1);
        log.foldAll();
        Group group = log.reader()
                .read(List.of(scan()), Layer.MERGED, soon())
                .groups()
                .get(0)
                .get(0);
        assertThat(group.values()[0]).isEqualTo(2L);
        assertThat(group.batchValues()[0]).isEqualTo(1L);
        assertThat(group.speedValues()[0]).isEqualTo(1L);
    }

    @Test
    void batchAheadOfSpeed_countsNothingTwice() {
        ModelLog log = new ModelLog(1);
        log.append(0, ModelLog.event(new Random(1)));
        log.cut();
        log.publish(1);
        Answer answer = log.reader().read(List.of(scan()), Layer.MERGED, soon());
        assertThat(answer.groups().get(0).get(0).values()[0]).isEqualTo(1L);
        PartitionCoverage covered = answer.coverage().coverage().partitions().get(0);
        assertThat(covered.batchTo()).isEqualTo(1);
        assertThat(covered.speedTo()).isEqualTo(1);
        assertThat(covered.logEnd()).isEqualTo(2);
    }

    @Test
    void answerBehindAnEarlierOne_isRefused() {
        ModelLog log = new ModelLog(1);
        log.append(0, ModelLog.event(new Random(1)));
        log.foldAll();
        MergedReader reader = log.reader();
        reader.read(List.of(scan()), Layer.MERGED, soon());
        log.foldNothing();
        assertThatThrownBy(() -> reader.read(List.of(scan()), Layer.MERGED, afterSomeAttempts()))
                .isInstanceOf(Inconsistent.class)
                .hasMessageContaining("sales-0 to 0 after an answer to 1");
    }

    @Test
    void rowsThatKeepMoving_areRefusedInTime() {
        ModelLog log = ModelLog.random(new Random(1), 50);
        log.moves = Integer.MAX_VALUE;
        assertThatThrownBy(() -> log.reader().read(List.of(scan()), Layer.MERGED, afterSomeAttempts()))
                .isInstanceOf(Inconsistent.class)
                .hasMessageContaining("serving.query.timeout.ms");
    }

    @Test
    void readLongerThanSegmentsAreSureToBeThere_isRefused() {
        ModelLog log = ModelLog.random(new Random(1), 50);
        assertThatThrownBy(
                        () -> log.reader(Duration.ZERO, 1000).read(List.of(scan()), Layer.MERGED, afterSomeAttempts()))
                .isInstanceOf(Inconsistent.class)
                .hasMessageContaining("batch.expiry.grace.seconds");
    }

    @Test
    void scanOfMoreRowsThanAllowed_isRefused() {
        ModelLog log = ModelLog.random(new Random(1), 300);
        log.foldAll();
        assertThatThrownBy(() -> log.reader(Duration.ofSeconds(15), 3).read(List.of(scan()), Layer.MERGED, soon()))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("serving.max.scan.rows");
    }

    /** Long enough for a first attempt of a cold, busy machine to come to its end. */
    private static Deadline afterSomeAttempts() {
        return Deadline.in(Duration.ofSeconds(2));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static Scan scan() {
        return new Scan(BY_SHOP, RowFilter.ALL, RollUp.none(BY_SHOP));
    }
}
