package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Several architectures side by side on one log of real flights: each one's final answers equal the oracle's. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchitecturesIT {
    private static final int FLIGHTS = 30_000;
    private static final List<String> ALL = List.of("lambda", "kappa", "stream-only", "batch-only");
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.up("flights", 28_900, Map.of("BRAID_ARCHITECTURES", String.join(",", ALL)));
        verification = new Verification(stack, "flights");
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void afterAKillInMidStream_allAgreeWithTheOracle() throws Exception {
        Process sending = stack.start("send", "flights", flights().toString(), "--rate", "4000");
        Awaitility.await("events in the stream-only view")
                .atMost(java.time.Duration.ofSeconds(90))
                .until(() -> stack.status(86).path("events_total").asLong() > 3_000);
        stack.batch(false);
        stack.kill("stream-only");
        stack.kill("kappa");
        assertThat(sending.waitFor()).isZero();
        stack.recover();
        stack.batch(false);
        for (String architecture : ALL) {
            stack.awaitCaughtUp(architecture);
            verification.checkAllViews(architecture);
        }
        assertThat(verification.eventsInLog("flights")).isEqualTo(FLIGHTS);
    }

    @Test
    @Order(2)
    void answers_sayWhoseTheyAre_andWhatTheyPromise() {
        for (String architecture : ALL) {
            JsonNode coverage = rows("architecture=" + architecture).body().path("coverage");
            assertThat(coverage.path("architecture").asText()).isEqualTo(architecture);
            assertThat(coverage.path("exact").asBoolean()).isEqualTo(!architecture.equals("kappa"));
        }
        assertThat(rows("").body().path("coverage").path("architecture").asText())
                .isEqualTo("lambda");
        JsonNode sql = stack.post(
                        90,
                        "/api/v1/sql",
                        "{\"sql\": \"SELECT SUM(flights) AS n FROM network\", \"architecture\": \"kappa\", \"maxStaleness\": \"9s\"}")
                .body();
        assertThat(sql.path("rows").path(0).path("n").asLong()).as("%s", sql).isEqualTo(FLIGHTS);
        assertThat(stack.run("query", "SELECT SUM(flights) AS n FROM network", "--architecture", "kappa"))
                .contains("kappa: at least offsets");
    }

    @Test
    @Order(3)
    void whatAnArchitectureHasNot_isRefusedWithWhatThereIs() {
        assertRefused("architecture=flink", "lambda, kappa, stream-only, batch-only");
        assertRefused("architecture=kappa&layer=speed", "one kind of views");
        assertRefused("architecture=stream-only&asOfCut=1", "no batch views");
    }

    private static void assertRefused(String parameters, String said) {
        Stack.Answer answer = rows(parameters);
        assertThat(answer.code()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText()).contains(said);
    }

    private static Stack.Answer rows(String parameters) {
        return stack.get(90, "/api/v1/views/network/rows?" + parameters);
    }

    private static Path flights() throws Exception {
        Path file = Stack.ROOT.resolve("acceptance/target/flights-side-by-side.csv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Flights.FILE)), StandardCharsets.UTF_8))) {
            Files.write(file, lines.lines().limit(FLIGHTS + 1).toList());
        }
        return file;
    }
}
