package braid.storage.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import braid.service.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real H2 server, a process of its own. */
class WarehouseTest {
    @TempDir
    private Path folder;

    private Process server;

    @AfterEach
    void stop() {
        server.destroyForcibly();
    }

    /** Who asks all the time never leaves a connection idle for so long that the pool tries it before it is given out again. */
    @Test
    void warehouseThatWasKilled_isReachedAgain_byWhoAsksAllTheTime() throws Exception {
        int port = freePort();
        Settings settings = Settings.of(
                Map.of("BRAID_WAREHOUSE_URL", "jdbc:h2:tcp://127.0.0.1:" + port + "/braid;DATABASE_TO_LOWER=TRUE"));
        server = start(port);
        try (Warehouse reading = Warehouse.openForReading(settings, Duration.ofMillis(1_500), 2);
                Warehouse writing = Warehouse.open(settings)) {
            awaitAnswers(reading, writing, true);
            server.destroyForcibly().waitFor();
            awaitAnswers(reading, writing, false);
            server = start(port);
            awaitAnswers(reading, writing, true);
        }
    }

    private static void awaitAnswers(Warehouse reading, Warehouse writing, boolean expected) {
        Awaitility.await(expected ? "answers" : "failures")
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    assertThat(answers(reading)).isEqualTo(expected);
                    assertThat(answers(writing)).isEqualTo(expected);
                });
    }

    private static boolean answers(Warehouse warehouse) {
        try (Connection connection = warehouse.snapshot()) {
            return Warehouse.millis(connection) > 0;
        } catch (SQLException e) {
            return false;
        }
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        String.valueOf(port),
                        "-ifNotExists",
                        "-baseDir",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
