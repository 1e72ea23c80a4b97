package braid.speed.begin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartingPointTest {
    private static final Partition PARTITION = new Partition("clicks", 2);
    private static final Instant NOW = Instant.parse("2001-01-01T12:00:00Z");
    private static final Progress FOUND = new Progress(3, 100, 150, null);

    @Test
    void chain_goesOnWhereItEnds() {
        StartingPoint point = new StartingPoint(PARTITION, 150, 150);
        assertThat(point.holds(FOUND)).isTrue();
        assertThat(point.again(FOUND)).isEqualTo(FOUND);
        assertThat(new StartingPoint(PARTITION, 151, 160).holds(FOUND)).isFalse();
    }

    @Test
    void logThatEndsBeforeTheProgress_isRefusedByName() {
        assertThatThrownBy(() -> new StartingPoint(PARTITION, 0, 149).again(FOUND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clicks-2 ends at offset 149, but was folded up to 150")
                .hasMessageContaining("braid reset");
    }

    @Test
    void partitionThatWasAdded_beginsInTheSegmentOfThePublishedCut() {
        StartingPoint point = new StartingPoint(PARTITION, 0, 7);
        assertThat(point.anew(cut(5, Map.of(new Partition("clicks", 0), 70L)))).isEqualTo(new Progress(5, 0, 0, null));
        assertThat(point.anew(PublishedCut.NONE)).isEqualTo(new Progress(0, 0, 0, null));
        assertThat(point.anew(cut(5, Map.of(PARTITION, 3L))))
                .as("what the cut covers is folded with its markers, and none of it is read")
                .isEqualTo(new Progress(0, 0, 0, null));
    }

    @Test
    void endThatHasLeftTheLog_isPassedOver_ifThePublishedCutCoversIt() {
        PublishedCut cut = cut(6, Map.of(PARTITION, 400L));
        for (long logStart : new long[] {101, 250, 400, 401}) {
            assertThat(new StartingPoint(PARTITION, logStart, 500).behind(cut, FOUND))
                    .isEqualTo(new Progress(6, 400, 400, null));
        }
    }

    @Test
    void eventsThatAreNowhere_areRefused() {
        assertRefused(402, cut(6, Map.of(PARTITION, 400L)), FOUND, "begins at offset 402", "up to 400 only");
        assertRefused(101, PublishedCut.NONE, FOUND, "it was folded up to 150", "up to 0 only");
        assertRefused(101, cut(2, Map.of(PARTITION, 120L)), FOUND, "up to 120 only");
        assertRefused(1, cut(2, Map.of()), null, "nothing was folded of it");
    }

    @Test
    void logThatEndsBeforeThePublishedCut_isRefused() {
        assertThatThrownBy(() -> new StartingPoint(PARTITION, 101, 300).behind(cut(6, Map.of(PARTITION, 400L)), FOUND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ends at offset 300");
    }

    private static void assertRefused(long logStart, PublishedCut cut, Progress found, String... words) {
        StartingPoint point = new StartingPoint(PARTITION, logStart, 500);
        assertThatThrownBy(() -> {
                    if (found == null) {
                        point.anew(cut);
                    } else {
                        point.behind(cut, found);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .message()
                .contains(words);
    }

    private static PublishedCut cut(long number, Map<Partition, Long> boundary) {
        return new PublishedCut(number, NOW.minusSeconds(600), new Boundary(boundary));
    }
}
