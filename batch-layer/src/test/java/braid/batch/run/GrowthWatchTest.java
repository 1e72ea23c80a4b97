package braid.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthWatchTest {
    private static final Partition COVERED = new Partition("clicks", 0);
    private static final Partition ADDED = new Partition("clicks", 1);

    @Test
    void waiting_areTheRecordsBehindTheMarkers_andAllOfAPartitionThatNoCutHas() {
        Boundary published = new Boundary(Map.of(COVERED, 10L));
        assertThat(GrowthWatch.waiting(published, Map.of(COVERED, 11L))).isZero();
        assertThat(GrowthWatch.waiting(published, Map.of(COVERED, 14L, ADDED, 5L)))
                .isEqualTo(8);
        assertThat(GrowthWatch.waiting(Boundary.ORIGIN, Map.of(COVERED, 0L))).isZero();
    }
}
