package braid.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlushPaceTest {
    private static final long MS = 1_000_000;

    @Test
    void quickStore_isFlushedAtTheConfiguredInterval() {
        FlushPace pace = new FlushPace(Duration.ofMillis(100), 0);
        assertThat(pace.isDue(99 * MS)).isFalse();
        assertThat(pace.untilDue(99 * MS)).isEqualTo(Duration.ofMillis(1));
        assertThat(pace.isDue(100 * MS)).isTrue();
        pace.flushed(100 * MS, 120 * MS);
        assertThat(pace.isDue(199 * MS)).isFalse();
        assertThat(pace.isDue(200 * MS)).isTrue();
    }

    @Test
    void slowStore_isFlushedLessOften_butWithinTwoSeconds() {
        FlushPace pace = new FlushPace(Duration.ofMillis(100), 0);
        for (int flush = 0; flush < 100; flush++) {
            pace.flushed(0, 200 * MS);
        }
        assertThat(pace.untilDue(0)).isBetween(Duration.ofMillis(390), Duration.ofMillis(400));
        for (int flush = 0; flush < 100; flush++) {
            pace.flushed(1000 * MS, 6000 * MS);
        }
        assertThat(pace.isDue(2999 * MS)).isFalse();
        assertThat(pace.isDue(3000 * MS)).isTrue();
    }

    @Test
    void oneSlowFlush_doesNotDelayTheNext() {
        FlushPace pace = new FlushPace(Duration.ofMillis(100), 0);
        pace.flushed(0, 400 * MS);
        assertThat(pace.isDue(100 * MS)).isTrue();
    }
}
