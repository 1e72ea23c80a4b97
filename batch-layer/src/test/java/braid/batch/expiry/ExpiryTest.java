package braid.batch.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.EmptyWarehouse;
import braid.batch.expiry.Expiry.Opened;
import braid.batch.run.Drill;
import braid.batch.run.LeaseKeeper;
import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.segment.Buckets;
import braid.core.segment.Shelf;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.Lease;
import braid.storage.warehouse.publication.Publications;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a published cut covers, and when it is deleted: segments 0 to 9 of a source with two partitions. */
class ExpiryTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final Buckets BUCKETS = new Buckets(2);
    private static final Partition FIRST = new Partition("t", 0);
    private static final Partition SECOND = new Partition("t", 1);

    private final Pipeline pipeline = PipelineCompiler.compile(
            "p.sql",
            "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, k VARCHAR(5)); CREATE VIEW all_of_it AS SELECT COUNT(*) AS n FROM t;"
                    + "CREATE VIEW by_k AS SELECT k, COUNT(*) AS n FROM t GROUP BY k;");
    private final ShelvesOnly store = new ShelvesOnly();
    private Warehouse warehouse;
    private Lease right;
    private LeaseKeeper keeper;
    private Publications publications;
    private Expiry expiry;
    private int opened;
    private int closed;
    private long nanos = Long.MAX_VALUE - 7;

    @BeforeEach
    void open() throws SQLException {
        warehouse = EmptyWarehouse.of(pipeline);
        right = new Lease(warehouse, pipeline, "this one", LENGTH);
        keeper = new LeaseKeeper(right, LENGTH);
        publications = new Publications(warehouse, pipeline, right);
        expiry = process();
        for (long segment = 0; segment < 10; segment++) {
            store.put(new Shelf(segment, "all_of_it", 0));
            store.put(new Shelf(segment, "by_k", 0));
            store.put(new Shelf(segment, "by_k", 1));
        }
    }

    private Expiry process() {
        return new Expiry(
                pipeline,
                BUCKETS,
                () -> {
                    opened++;
                    return new Opened(store, () -> closed++);
                },
                warehouse,
                publications,
                keeper,
                GRACE,
                () -> nanos,
                new Drill(""));
    }

    @AfterEach
    void close() {
        expiry.close();
        keeper.close();
        warehouse.close();
    }

    private void publish(long cut) throws SQLException {
        assertThat(right.acquire()).isTrue();
        publications.publish(cut, new Boundary(Map.of(FIRST, 10 * cut, SECOND, 20 * cut)), List.of());
        right.release();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void nothing_isDroppedBeforeAnythingIsPublished() throws SQLException {
        expiry.look();
        pass(GRACE.multipliedBy(1_000));
        expiry.look();
        assertThat(store.segments()).hasSize(10);
        assertThat(publications.expiredTo()).isZero();
        assertThat(opened).as("nobody connects for nothing").isZero();
    }

    @Test
    void segmentsBelowACut_areDroppedWhenTheGraceIsOver_andNotANanosecondBefore() throws SQLException {
        publish(3);
        expiry.look();
        pass(GRACE.minusNanos(1));
        expiry.look();
        assertThat(store.segments()).hasSize(10);
        assertThat(store.chainsFrom()).isEmpty();
        pass(Duration.ofNanos(1));
        expiry.look();
        assertThat(store.segments()).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(store.chainsFrom()).containsOnly(Map.entry(FIRST, 3L), Map.entry(SECOND, 3L));
        assertThat(publications.expiredTo()).isEqualTo(3);
    }

    @Test
    void segmentThatTheNewestCutOpens_isKeptForEver() throws SQLException {
        publish(3);
        for (int looks = 0; looks < 5; looks++) {
            expiry.look();
            pass(Duration.ofDays(1));
        }
        assertThat(store.segments()).startsWith(3L);
        assertThat(store.chainsFrom()).containsOnly(Map.entry(FIRST, 3L), Map.entry(SECOND, 3L));
    }

    /** A reader may go on with the cut before, which it read just before the new one was published: what is behind it stays a grace longer. */
    @Test
    void cutThatIsStillRead_keepsItsSegments_whileTheNextOneIsInItsGrace() throws SQLException {
        publish(2);
        expiry.look();
        pass(Duration.ofSeconds(10));
        publish(5);
        expiry.look();
        pass(Duration.ofSeconds(20));
        expiry.look();
        assertThat(store.segments()).as("cut 2 is past its grace").startsWith(2L);
        pass(Duration.ofSeconds(10).minusNanos(1));
        expiry.look();
        assertThat(store.segments())
                .as("segments 2 to 4 belong to who reads cut 2")
                .startsWith(2L, 3L, 4L);
        pass(Duration.ofNanos(1));
        expiry.look();
        assertThat(store.segments()).startsWith(5L);
        assertThat(publications.expiredTo()).isEqualTo(5);
    }

    @Test
    void ofSeveralCutsPastTheirGrace_theNewestCounts_atOnce() throws SQLException {
        publish(2);
        expiry.look();
        publish(4);
        expiry.look();
        pass(GRACE);
        expiry.look();
        assertThat(store.segments()).startsWith(4L);
    }

    @Test
    void time_isThatWhichPassedInThisProcess_andNotWhatTheWarehouseSays() throws SQLException {
        publish(3);
        sql("UPDATE \"braid\".\"published\" SET \"published_at\" = 1");
        expiry.look();
        pass(GRACE.minusNanos(1));
        expiry.look();
        assertThat(store.segments()).as("published in 1970").hasSize(10);
        Expiry successor = process();
        successor.look();
        pass(GRACE.minusNanos(1));
        successor.look();
        assertThat(store.segments())
                .as("a process that has just begun knows of no time that passed")
                .hasSize(10);
        sql("UPDATE \"braid\".\"published\" SET \"published_at\" = 99999999999999");
        pass(Duration.ofNanos(1));
        successor.look();
        assertThat(store.segments()).as("published in 5138").startsWith(3L);
        successor.close();
    }

    @Test
    void expiryThatFailedHalfWay_isDoneAgain_fromWhereTheMarkStands() throws SQLException {
        publish(3);
        expiry.look();
        pass(GRACE);
        store.worksFor(4);
        expiry.look();
        assertThat(store.segments()).as("two shelves of segment 0 are gone").hasSize(10);
        assertThat(publications.expiredTo()).isZero();
        assertThat(closed).isEqualTo(1);
        store.worksFor(Integer.MAX_VALUE);
        expiry.look();
        assertThat(store.segments()).startsWith(3L);
        assertThat(publications.expiredTo()).isEqualTo(3);
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void expiryThatAnotherBatchLayerHeldUp_isDoneWhenTheLeaseIsFree_withoutAnotherGrace() throws SQLException {
        publish(3);
        expiry.look();
        pass(GRACE);
        Lease others = new Lease(warehouse, pipeline, "another", LENGTH);
        assertThat(others.acquire()).isTrue();
        expiry.look();
        assertThat(store.segments()).hasSize(10);
        others.release();
        expiry.look();
        assertThat(store.segments()).startsWith(3L);
    }

    @Test
    void mark_neverGoesBack_whenAnotherBatchLayerHasGoneFurther() throws SQLException {
        publish(3);
        expiry.look();
        pass(GRACE);
        expiry.look();
        publish(5);
        expiry.look();
        publish(7);
        Expiry other = process();
        other.look();
        pass(GRACE);
        other.look();
        assertThat(publications.expiredTo()).isEqualTo(7);
        expiry.look();
        assertThat(publications.expiredTo()).isEqualTo(7);
        assertThat(store.segments()).startsWith(7L);
        other.close();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = warehouse.connection();
                Statement update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}
