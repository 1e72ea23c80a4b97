package braid.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times by JDBC in JVMs of other time zones, in the hour that is left out in spring and on the day that Samoa left out. */
class JdbcZonesTest {
    private static final List<String> TIMES = List.of(
            "2026-03-29 02:30:00.123",
            "2011-12-30 12:00:00.000",
            "1969-12-31 23:59:59.999",
            "2026-07-01 00:00:00.000",
            "2026-10-25 02:30:00.000");
    private static JdbcServer server;

    @BeforeAll
    static void start() throws IOException {
        server = JdbcServer.overRandomLog(3, 10);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia"})
    void time_isTheSameInEveryZone(String zone) throws IOException, InterruptedException {
        List<String> printed = client(zone);
        assertThat(printed).hasSameSizeAs(TIMES);
        for (int i = 0; i < TIMES.size(); i++) {
            String[] came = printed.get(i).split("\\|");
            LocalDateTime time = Timestamp.valueOf(TIMES.get(i)).toLocalDateTime();
            assertThat(came[0]).as("its text").isEqualTo(TIMES.get(i));
            assertThat(came[2])
                    .as("its milliseconds")
                    .isEqualTo(time.toInstant(ZoneOffset.UTC).toString());
            if (!ZoneId.of(zone).getRules().getValidOffsets(time).isEmpty()) {
                assertThat(Timestamp.valueOf(came[1])).as("on the clocks there").isEqualTo(Timestamp.valueOf(time));
                assertThat(came[3]).as("there and back").isEqualTo(TIMES.get(i));
            }
        }
    }

    private static List<String> client(String zone) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=" + zone,
                "-cp",
                System.getProperty("java.class.path"),
                ZonedClient.class.getName(),
                server.address("PROTOBUF", "")));
        command.addAll(TIMES);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().filter(line -> line.contains("|")).toList();
    }
}
