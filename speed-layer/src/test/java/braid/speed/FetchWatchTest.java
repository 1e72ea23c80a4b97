package braid.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What has not been heard for a while is not known, and silence is not taken for an idle log. */
class FetchWatchTest {
    private double answered;
    private long now;
    private final FetchWatch watch = new FetchWatch(() -> answered, 0);

    private void look(Duration later, boolean asks) {
        now += later.toNanos();
        watch.look(now, asks);
    }

    @Test
    void justStarted_nothingIsKnownAndNothingIsWrong() {
        assertThat(watch.isFresh()).isFalse();
        look(Duration.ofMillis(100), true);
        assertThat(watch.isFresh()).isFalse();
        assertThat(watch.problem()).isNull();
    }

    @Test
    void answeredFetch_isFreshForAMoment() {
        answered++;
        look(Duration.ofMillis(100), true);
        assertThat(watch.isFresh()).isTrue();
        look(Duration.ofSeconds(2), true);
        assertThat(watch.isFresh()).isTrue();
        look(Duration.ofMillis(1), true);
        assertThat(watch.isFresh()).as("what the log said is too old").isFalse();
    }

    @Test
    void logThatAnswersNoFetch_isAwayAfterAWhile_untilItAnswers() {
        for (int second = 0; second < 5; second++) {
            assertThat(watch.problem()).isNull();
            look(Duration.ofSeconds(1), true);
        }
        assertThat(watch.problem()).contains("no fetch was answered for 5 s");
        answered++;
        look(Duration.ofMillis(100), true);
        assertThat(watch.problem()).isNull();
    }

    @Test
    void logThatIsNotAsked_isNotAway() {
        for (int second = 0; second < 9; second++) {
            look(Duration.ofSeconds(1), false);
        }
        assertThat(watch.problem()).isNull();
        assertThat(watch.isFresh()).isFalse();
        look(Duration.ofMinutes(1), true);
        assertThat(watch.problem()).as("a long flush is no silence").isNull();
    }
}
