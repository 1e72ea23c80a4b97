package braid.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void whatBecomesLess_isWaitedForToItsEndWithoutPatience() {
        AtomicLong left = new AtomicLong(20);
        Await.none("work", left::getAndDecrement, 1, Duration.ofSeconds(30));

        assertThat(left.get()).isEqualTo(-1);
    }

    @Test
    void whatStandsStill_isGivenUpWithHowMuchIsLeft() {
        assertThatThrownBy(() -> Await.none("events to fold", () -> 320_000, 1, Duration.ZERO))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("320,000 are left")
                .hasMessageContaining("events to fold");
    }

    @Test
    void whatCannotBeSeen_isNotTakenForNothing() {
        assertThatThrownBy(() -> Await.none("events to fold", () -> -1, 1, Duration.ZERO))
                .hasMessageContaining("It cannot be seen");
    }
}
