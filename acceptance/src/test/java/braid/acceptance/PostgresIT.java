package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stack whose warehouse is PostgreSQL: nothing changes but an address. */
class PostgresIT {
    private static final int PORT_BASE = 23_900;
    private static EmbeddedPostgres postgres;
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void startOnPostgres() throws Exception {
        postgres = EmbeddedPostgres.builder().setPort(PORT_BASE + 54).start();
        stack = Stack.up(
                "sensors",
                PORT_BASE,
                Map.of(
                        "BRAID_WAREHOUSE_URL",
                        "jdbc:postgresql://127.0.0.1:" + (PORT_BASE + 54) + "/postgres",
                        "BRAID_WAREHOUSE_USER",
                        "postgres"));
        verification = new Verification(stack, "sensors");
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
        postgres.close();
    }

    @Test
    void everyViewIsExact_beforeBetweenAndAfterBatchRuns() throws Exception {
        generate(1);
        verification.checkAllViews();
        stack.batch(false);
        verification.checkAllViews();
        generate(2);
        verification.checkAllViews();
        JsonNode report = stack.batch(false);
        assertThat(report.path("cut").asLong()).isEqualTo(2);
        verification.checkAllViews();
        stack.batch(true);
        verification.checkAllViews();
    }

    @Test
    void h2_isNotStarted() throws Exception {
        try (var logs = Files.list(stack.home().resolve("pids"))) {
            assertThat(logs.map(Path::getFileName).map(Path::toString).toList()).doesNotContain("h2");
        }
    }

    private static void generate(int seed) throws Exception {
        stack.run(
                "generate",
                "sensors",
                "--count",
                "20000",
                "--rate",
                "20000",
                "--late",
                "0.1",
                "--duplicates",
                "0.05",
                "--seed",
                "" + seed);
        stack.awaitCaughtUp();
    }
}
