package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine cannot do is refused when it is started, with the reason; a second process of an engine that has one, too. */
class RefusedArchitecturesIT {
    private static final String TWO_TIMES = """
            CREATE TABLE orders (placed TIMESTAMP(3) NOT NULL, paid TIMESTAMP(3) NOT NULL, amount DECIMAL(10,2) NOT NULL);
            CREATE VIEW placed_hours AS SELECT window_start, window_end, COUNT(*) AS orders
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(placed), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;
            CREATE VIEW paid_hours AS SELECT window_start, window_end, SUM(amount) AS paid
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(paid), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;
            """;

    @Test
    void viewsOverTwoTimes_areRefusedByFlinkAndBeam_andComputedByKappa() throws Exception {
        Path pipeline = Files.createDirectories(Stack.ROOT.resolve("acceptance/target/refused"))
                .resolve("orders.sql");
        Files.writeString(pipeline, TWO_TIMES);
        try (Stack stack = Stack.up(pipeline, 27_800, Map.of("BRAID_ARCHITECTURES", "kappa"))) {
            String order = "[{\"placed\":\"2026-01-01T10:30:00Z\",\"paid\":\"2026-01-01T12:00:00Z\",\"amount\":5}]";
            assertThat(stack.post(80, "/api/v1/sources/orders/events", order).code())
                    .isEqualTo(200);
            stack.awaitCaughtUp("kappa");
            assertThat(stack.run("query", "SELECT window_start, paid FROM paid_hours", "--format", "csv"))
                    .contains("2026-01-01T12:00");
            assertThat(stack.tryRun("up", "--architecture", "kappa,flink").output())
                    .contains("--architecture asks for kappa,flink, but BRAID_ARCHITECTURES");
            for (String engine : new String[] {"flink", "dataflow"}) {
                Stack.Result refused = stack.tryRunWith(Map.of("BRAID_ARCHITECTURES", "kappa," + engine), "up");
                assertThat(refused.exitCode()).isEqualTo(1);
                assertThat(refused.output()).contains("windows over placed and paid");
            }
        }
    }

    @Test
    void secondProcess_isRefusedByFlink() throws Exception {
        Path pipeline = Clicks.pipeline("refused");
        try (Stack stack = Stack.up(pipeline, 27_800, Map.of("BRAID_ARCHITECTURES", "flink"))) {
            Stack.Result refused = stack.tryRun("start", "flink-2");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output()).contains("Another process runs the job with the state in");
        }
    }
}
