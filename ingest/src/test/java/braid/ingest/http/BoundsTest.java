package braid.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.ingest.http.request.MemoryBudget;
import braid.ingest.http.request.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void memoryBudget_isSharedAndGivenBack() {
        MemoryBudget budget = new MemoryBudget(4 * 1_048_576);
        assertThat(budget.bytes()).isEqualTo(1_048_576);
        MemoryBudget.Lease first = budget.lease();
        first.grow(600_000);
        first.grow(800_000);
        MemoryBudget.Lease second = budget.lease();
        second.grow(100_000);
        assertThatThrownBy(() -> second.grow(600_000)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(503);
            assertThat(problem.retryAfterSeconds()).isEqualTo(1);
        });
        first.close();
        second.grow(budget.bytes());
        second.close();
    }

    @Test
    void rateMeter_averagesFiveFullSeconds() {
        SteppedClock clock = new SteppedClock();
        RateMeter meter = new RateMeter(clock);
        for (int second = 0; second < 10; second++) {
            meter.add(100);
            clock.millis += 1000;
        }
        assertThat(meter.perSecond()).isEqualTo(100);
        clock.millis += 2000;
        assertThat(meter.perSecond()).isEqualTo(60);
        clock.millis += 60_000;
        assertThat(meter.perSecond()).isZero();
        assertThat(meter.total()).isEqualTo(1000);
    }

    /** A clock that stands still until it is moved. */
    private static final class SteppedClock extends Clock {
        private long millis = 1_700_000_000_000L;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }
}
