package braid.tools.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import braid.tools.Tools;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes of the importer and the generator, ended by real signals, before an ingest that answers when it is let. */
class InterruptedSendTest {
    private static final int ROWS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore answers = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String topicId = "log-1";
    private HttpServer ingest;

    @BeforeEach
    void start() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            String ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElse("SigIgn: 0");
            long mask = Long.parseUnsignedLong(ignored.substring(7).strip(), 16);
            assumeFalse((mask & 2) != 0, "SIGINT is ignored here, and by every process that is started from here");
        }
        ingest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingest.setExecutor(threads);
        ingest.createContext("/api/v1/sources", this::answer);
        ingest.start();
    }

    @AfterEach
    void stop() {
        if (ingest != null) {
            ingest.stop(0);
        }
        threads.shutdownNow();
    }

    /** Appends the events, and answers as soon as it is let. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = "{\"sources\":[{\"name\":\"events\",\"topic_id\":\"" + topicId + "\"}]}";
        if (exchange.getRequestMethod().equals("POST")) {
            List<String> events = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            log.addAll(events);
            answers.acquireUninterruptibly();
            body = "{\"accepted\":" + events.size() + ",\"rejected\":0,\"rejections\":[]}";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Process tool(String... arguments) throws IOException {
        Path pipeline = Files.writeString(folder.resolve("events.sql"), """
                CREATE TABLE events (n INTEGER NOT NULL, happened TIMESTAMP(3) NOT NULL);
                CREATE VIEW counted AS SELECT COUNT(*) AS events FROM events;
                """);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Tools.class.getName()));
        command.addAll(List.of(arguments));
        command.add("--url");
        command.add("http://127.0.0.1:" + ingest.getAddress().getPort());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("BRAID_HOME", folder.resolve("home").toString());
        builder.environment().put("BRAID_PIPELINE", pipeline.toString());
        return builder.start();
    }

    private Path file() throws IOException {
        return Files.writeString(
                folder.resolve("events.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(n -> n + ",2026-01-01T00:00:00Z")
                        .collect(Collectors.joining("\n", "n,happened\n", "\n")));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private void end(Process process, int exitCode) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        assertThat(process.exitValue()).as(output()).isEqualTo(exitCode);
    }

    /** Sends a signal while requests are under way, and lets them be answered afterwards. */
    private void interrupt(Process process, String signal) throws Exception {
        answers.release(3);
        await().atMost(PATIENCE).until(() -> log.size() >= 7000);
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        await().atMost(PATIENCE).until(() -> output().contains("Waiting for the answers"));
        assertThat(process.isAlive()).isTrue();
        answers.release(ROWS);
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void interruptedImport_goesOnSoThatEveryRowIsSentOnce(String signal, int exitCode) throws Exception {
        String file = file().toString();
        Process first = tool("send", "events", file);
        interrupt(first, signal);
        end(first, exitCode);
        int sent = log.size();
        assertThat(sent).isBetween(7000, 9000);
        assertThat(output())
                .contains(String.format("%,d rows accepted", sent))
                .contains(String.format("Stopped. %,d rows of the file are done; the same command goes on", sent))
                .doesNotContain("no answer");
        end(tool("send", "events", file), 0);
        assertThat(output()).contains(String.format("%,d sent earlier", sent)).doesNotContain("again");
        assertThat(log).hasSize(ROWS).doesNotHaveDuplicates();
    }

    @Test
    void interruptedImportIntoALogThatWasMadeAnew_beginsAnew() throws Exception {
        String file = file().toString();
        Process first = tool("send", "events", file);
        interrupt(first, "INT");
        end(first, 130);
        topicId = "log-2";
        log.clear();
        end(tool("send", "events", file), 0);
        assertThat(output()).contains("but into another log").contains("0 sent earlier");
        assertThat(log).hasSize(ROWS).doesNotHaveDuplicates();
    }

    @Test
    void killedImport_saysWhatItSendsTwice() throws Exception {
        String file = file().toString();
        Process first = tool("send", "events", file);
        answers.release(3);
        await().atMost(PATIENCE).until(() -> log.size() >= 7000);
        first.destroyForcibly().waitFor();
        int unanswered = log.size() - 3000;
        answers.release(ROWS);
        end(tool("send", "events", file), 0);
        assertThat(output())
                .contains(String.format("%,d rows of the earlier import had no answer", unanswered))
                .contains("source events has no PRIMARY KEY");
        assertThat(log).hasSize(ROWS + unanswered);
        assertThat(new HashSet<>(log)).hasSize(ROWS);
    }

    @Test
    void interruptedGenerator_saysWhatWasAccepted() throws Exception {
        answers.release(ROWS);
        Process generator = tool("generate", "clicks", "--rate", "1000");
        await().atMost(PATIENCE).until(() -> log.size() >= 100);
        new ProcessBuilder("kill", "-INT", Long.toString(generator.pid()))
                .start()
                .waitFor();
        end(generator, 130);
        assertThat(output())
                .contains(String.format("%,d clicks accepted, 0 rejected, in", log.size()))
                .doesNotContain("without an answer");
    }
}
