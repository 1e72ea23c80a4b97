package braid.architectures.reach;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not known is never 0. */
class JobReachTest {
    private static final Partition FIRST = new Partition("flights", 0);
    private static final Partition SECOND = new Partition("flights", 1);

    @Test
    void justStarted_lagIsNotKnown() {
        assertThat(JobReach.UNKNOWN.lag()).isEmpty();
        assertThat(JobReach.UNKNOWN.partitions()).isEmpty();
    }

    @Test
    void onePartitionNotLookedUpYet_lagIsNotKnown() {
        JobReach reach = new JobReach(Map.of(FIRST, 10L), Map.of(FIRST, 12L, SECOND, 18_547L));
        assertThat(reach.lag()).isEmpty();
        assertThat(reach.partitions().get(0)).containsEntry("lag", 2L);
        assertThat(reach.partitions().get(1)).doesNotContainKeys("lag", "next");
    }

    @Test
    void allLookedUp_lagIsTheirSum() {
        JobReach reach = new JobReach(Map.of(FIRST, 12L, SECOND, 0L), Map.of(FIRST, 12L, SECOND, 18_547L));
        assertThat(reach.lag()).hasValue(18_547);
        assertThat(reach.partitions().get(0)).containsEntry("lag", 0L);
    }

    @Test
    void logThatHasNotAnswered_makesWhatWasKnownUnknown() {
        long[] now = {0};
        RecentReach recent = new RecentReach(() -> now[0]);
        assertThat(recent.get()).isEqualTo(JobReach.UNKNOWN);
        JobReach reach = new JobReach(Map.of(FIRST, 12L), Map.of(FIRST, 12L));
        recent.saw(reach);
        now[0] = Duration.ofSeconds(5).toNanos();
        assertThat(recent.get()).isEqualTo(reach);
        now[0]++;
        assertThat(recent.get().lag())
                .as("no lag of 0 that nobody has looked up")
                .isEmpty();
    }
}
