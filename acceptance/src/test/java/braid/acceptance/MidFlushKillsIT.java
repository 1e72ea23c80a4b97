package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.view.View;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The speed layer dies in the middle of flushes of thousands of events, at 10,000 events a second: its store is held still, so that some of what
 * it writes is there and some is not, and it is killed meanwhile. Every answer that was given in all that time is held against the oracle.
 * {@code -Dbraid.test.kills=N} says how often (50).
 */
class MidFlushKillsIT {
    private static final int KILLS = Integer.getInteger("braid.test.kills", 50);
    private static final long SEED = Long.getLong("braid.test.seed", 20_261_127L);
    private static final long POLL_MS = 400;

    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void up() throws Exception {
        stack = Stack.up("clicks", 26_000, Map.of("BRAID_BATCH_EVERY_SECONDS", "0", "BRAID_BATCH_EVERY_EVENTS", "0"));
        verification = new Verification(stack, "clicks");
    }

    @AfterAll
    static void down() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    void answers_areExact_howeverOftenTheSpeedLayerDiesWhileItFlushes() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (Poller poller = new Poller()) {
                Process generating = stack.start(
                        "generate",
                        "clicks",
                        "--rate",
                        "10000",
                        "--duplicates",
                        "0.02",
                        "--for",
                        "3s",
                        "--seed",
                        String.valueOf(SEED + kill));
                long before = stack.status(81).path("events_total").asLong();
                Awaitility.await("events of kill " + kill)
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> stack.status(81).path("events_total").asLong() > before);
                // Not waited for: where among the flushes it dies is left to chance.
                Thread.sleep(random.nextInt(1_200));
                stack.signal("STOP", "cassandra");
                try {
                    Thread.sleep(random.nextInt(150));
                    Stack.signal("KILL", stack.pid("speed-layer"));
                } finally {
                    stack.signal("CONT", "cassandra");
                }
                assertThat(generating.waitFor()).isZero();
                stack.recover();
                stack.awaitCaughtUp();
                poller.check();
            }
            if (kill % 10 == 0) {
                verification.checkAllViews();
                stack.batch(false);
            }
        }
        verification.checkAllViews();
    }

    /** Asks for one view after the other, all the time, and keeps what it is answered. */
    private static final class Poller implements AutoCloseable {
        private record Answered(View view, JsonNode answer) {}

        private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
        private final Thread thread = new Thread(this::run, "poller");
        private volatile boolean ending;

        Poller() {
            thread.start();
        }

        private void run() {
            List<View> views = new ArrayList<>(verification.pipeline().views());
            for (int i = 0; !ending; i++) {
                View view = views.get(i % views.size());
                Stack.Answer answer = stack.get(90, "/api/v1/views/" + view.name() + "/rows?limit=100000");
                if (answer.code() == 200) {
                    answers.add(new Answered(view, answer.body()));
                }
                try {
                    Thread.sleep(POLL_MS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        /** Every answer so far is the fold of the offsets that it names. */
        void check() throws Exception {
            close();
            assertThat(answers).isNotEmpty();
            for (Answered one : answers) {
                verification.check(one.view(), one.answer());
            }
        }

        @Override
        public void close() throws InterruptedException {
            ending = true;
            thread.join();
        }
    }
}
