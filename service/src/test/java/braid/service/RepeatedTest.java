package braid.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    @Test
    void work_isDoneAgain_whateverItThrows() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(4);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            timer.scheduleWithFixedDelay(
                    new Repeated(() -> {
                        times.countDown();
                        if (times.getCount() % 2 == 1) {
                            throw new NoClassDefFoundError("only this time");
                        }
                        throw new IllegalStateException("only this time");
                    }),
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            assertThat(times.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            timer.shutdownNow();
        }
    }
}
