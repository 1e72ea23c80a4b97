package braid.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenLoopTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void requestsAreSentAlthoughNoneIsAnswered_andThoseBeyondCapacityAreRefused() throws Exception {
        try (BusyServer server = new BusyServer(10)) {
            CompletableFuture<Tally> run = start(server, 100, Duration.ZERO, 1_000);
            server.answerAll(100);
            Tally tally = run.get(30, TimeUnit.SECONDS);

            assertThat(tally.due()).isEqualTo(100);
            assertThat(tally.answers().count()).isEqualTo(10);
            assertThat(tally.refusals().count()).isEqualTo(90);
            assertThat(tally.failed()).isZero();
            assertThat(tally.holds(99, LONG)).isFalse();
            assertThat(tally.holds(10, LONG)).isTrue();
            assertThat(tally.answeredPerSecond()).isEqualTo(10);
        }
    }

    @Test
    void timeOfAnAnswer_countsFromWhenItWasDue() throws Exception {
        try (BusyServer server = new BusyServer(50)) {
            CompletableFuture<Tally> run = start(server, 50, Duration.ZERO, 1_000);
            server.answerAll(50);
            Tally tally = run.get(30, TimeUnit.SECONDS);

            // The first was due 49 periods of 20 ms before the last, and all are answered after that.
            assertThat(tally.answers().longestMillis()).isGreaterThanOrEqualTo(979);
            assertThat(tally.holds(99, Duration.ofMillis(900))).isFalse();
        }
    }

    @Test
    void warmUp_isSentButNotCounted() throws Exception {
        try (BusyServer server = new BusyServer(200)) {
            CompletableFuture<Tally> run = start(server, 50, SECOND, 1_000);
            server.answerAll(100);

            assertThat(run.get(30, TimeUnit.SECONDS).due()).isEqualTo(50);
        }
    }

    @Test
    void whatIsDueWhileTooManyAreUnderWay_isCountedInsteadOfSent() throws Exception {
        try (BusyServer server = new BusyServer(1_000)) {
            Tally tally = start(server, 100, Duration.ZERO, 0).get(30, TimeUnit.SECONDS);

            assertThat(tally.due()).isEqualTo(100);
            assertThat(tally.notSent()).isEqualTo(100);
            assertThat(tally.holds(99, LONG)).isFalse();
        }
    }

    @Test
    void errors_areNoRefusalsAndSayWhy() throws Exception {
        try (BusyServer server = new BusyServer(1)) {
            server.answerAtOnce(503);
            Tally tally = start(server, 20, Duration.ZERO, 1_000).get(30, TimeUnit.SECONDS);

            assertThat(tally.failed()).isEqualTo(20);
            assertThat(tally.refusals().count()).isZero();
            assertThat(tally.firstFailure()).isEqualTo("503 {}");
        }
    }

    @Test
    void serverThatIsGone_isAFailureOfEachRequestAndNotOfTheRun() throws Exception {
        BusyServer server = new BusyServer(1);
        server.close();

        Tally tally = start(server, 20, Duration.ZERO, 1_000).get(30, TimeUnit.SECONDS);

        assertThat(tally.failed()).isEqualTo(20);
        assertThat(tally.firstFailure()).contains("ConnectException");
    }

    @Test
    void search_findsTheRateAtWhichAServerBeginsToRefuse() {
        // A loop of one second against a door that lets 40 in: more than 40 a second hold no 99 %.
        RateSearch.Found<Tally> found = RateSearch.search(
                new RateSearch.Range(5, 20, 320, 0.1), OpenLoopTest::againstForty, tally -> tally.holds(99, LONG));

        assertThat(found.held().rate()).isBetween(36.0, 40.5);
        assertThat(found.failed().rate()).isBetween(40.0, 44.5);
        assertThat(found.failed().result().refusals().count()).isPositive();
    }

    private static Tally againstForty(double rate) {
        try (BusyServer server = new BusyServer(40)) {
            CompletableFuture<Tally> run = start(server, rate, Duration.ZERO, 1_000);
            server.answerAll((int) Math.round(rate));
            return run.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<Tally> start(
            BusyServer server, double perSecond, Duration warmUp, int mostUnderWay) {
        Client client = new Client(server.address(), server.address());
        OpenLoop loop = new OpenLoop(() -> client.rows("/home"), mostUnderWay);
        return CompletableFuture.supplyAsync(() -> loop.run(perSecond, warmUp, SECOND));
    }
}
