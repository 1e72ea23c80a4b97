package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ctrl-C, as a real SIGINT to the real command: it ends with a sentence, with 130, and with a stack that the next command finds well. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InterruptedIT {
    private static final int PORT_BASE = 26_600;
    private static final int INGEST = 80;
    private static final int BATCH = 82;
    private static final int SERVING = 90;
    private static final int INTERRUPTED = 130;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static Stack stack;

    private Path output;

    @BeforeAll
    static void prepare() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            String ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElse("SigIgn: 0");
            long mask = Long.parseUnsignedLong(ignored.substring(7).strip(), 16);
            assumeFalse((mask & 2) != 0, "SIGINT is ignored here, and by every process that is started from here");
        }
        stack = Stack.fresh("home-interrupted", PORT_BASE, Map.of());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void up_stopsWhatItHasStarted_andTheNextUpBegins() throws Exception {
        Process up = start("up", "--pipeline", "clicks");
        await("servers on their way", () -> Files.isDirectory(stack.home().resolve("pids")) && pids() >= 2);
        interrupt(up);
        assertThat(output())
                .containsPattern("Interrupted: stopping what was started \\(.*cassandra.*\\)")
                .endsWith("The stack is as it was before; its state stays. `braid up` begins again.\n");
        assertThat(health()).containsOnly("STOPPED");
        stack.run("up", "--pipeline", "clicks");
        assertThat(health()).containsOnly("UP");
    }

    @Test
    @Order(2)
    void upOverARunningStack_leavesWhatRan() throws Exception {
        stack.kill("batch-layer");
        Process up = start("up");
        await("the batch layer on its way", () -> !health().contains("CRASHED"));
        interrupt(up);
        assertThat(output()).contains("Interrupted: stopping what was started (batch-layer)");
        assertThat(health()).contains("UP", "STOPPED").doesNotContain("CRASHED", "DOWN");
        stack.run("up");
        assertThat(health()).containsOnly("UP");
    }

    @Test
    @Order(3)
    void batchRun_stopsWaiting_andTheRunGoesOn() throws Exception {
        stack.kill("batch-layer");
        stack.runWith(Map.of("BRAID_BATCH_PAUSE_AT", "landed"), "start", "batch-layer");
        Process run = start("batch", "run");
        await(
                "the run to have landed",
                () -> stack.status(BATCH).path("paused_at").asText().equals("landed"));
        interrupt(run);
        assertThat(output())
                .startsWith("No longer waiting; the run goes on in the batch layer.")
                .contains("`braid status` says how it ends")
                .doesNotContain("braid: ");
        assertThat(stack.status(BATCH).path("paused_at").asText()).isEqualTo("landed");
        stack.run("stop", "batch-layer");
        stack.run("up");
        assertThat(stack.run("batch", "run")).contains("cut ");
    }

    @Test
    @Order(4)
    void demoOnARunningStack_sendsNothingMore_andLeavesIt() throws Exception {
        Process demo = startDemo();
        List<ProcessHandle> feed = demo.descendants().toList();
        interrupt(demo);
        assertThat(output()).contains("Interrupted: nothing more is sent. The stack ran before and goes on running");
        assertThat(feed).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(health()).containsOnly("UP");
    }

    @Test
    @Order(5)
    void demoFromNothing_stopsTheStack_andTheNextUpGoesOn() throws Exception {
        stack.run("down");
        Process demo = startDemo();
        interrupt(demo);
        assertThat(output())
                .contains("Interrupted: stopping the stack ...")
                .endsWith("Stopped. The state stays; `braid up` goes on from here, `braid reset` removes it.\n");
        assertThat(health()).containsOnly("STOPPED");
        stack.run("up");
        assertThat(health()).containsOnly("UP");
        stack.awaitCaughtUp();
        assertThat(stack.view("page_views").path("rows")).isNotEmpty();
    }

    @Test
    @Order(6)
    void reset_saysThatAPartIsGone_andResetGoesOn() throws Exception {
        Process reset = start("reset", "--yes");
        await("the stack to stop", () -> stack.get(SERVING, "/health/liveness").code() == 0);
        interrupt(reset);
        assertThat(output())
                .contains("This stops the stack and removes for good:")
                .contains("Interrupted: a part of this may be removed already. `braid reset` removes the rest");
        stack.run("reset", "--yes");
        stack.run("up", "--pipeline", "clicks");
        assertThat(health()).containsOnly("UP");
        assertThat(stack.status(INGEST).path("accepted_total").asLong()).isZero();
    }

    private Process start(String... arguments) throws IOException {
        output = Files.createTempFile("braid", ".out");
        return stack.start(output, arguments);
    }

    /** A demo that sends already. */
    private Process startDemo() throws IOException {
        Process demo = start("demo", "--pipeline", "clicks", "--rate", "200");
        await("the demo to send", () -> {
            assertThat(demo.isAlive()).as(output()).isTrue();
            return stack.status(INGEST).path("events_per_second").asDouble() > 0;
        });
        return demo;
    }

    /** Sends the signal and waits for the end, which is that of an interrupted command. */
    private void interrupt(Process command) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(command.pid())).start().waitFor();
        assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        assertThat(command.exitValue()).as(output()).isEqualTo(INTERRUPTED);
        assertThat(output()).doesNotContain("Exception");
    }

    private String output() throws IOException {
        return Files.readString(output);
    }

    private static long pids() throws IOException {
        try (Stream<Path> pids = Files.list(stack.home().resolve("pids"))) {
            return pids.count();
        }
    }

    private static List<String> health() throws IOException {
        return new ObjectMapper()
                .readTree(stack.tryRun("status", "--format", "json").output())
                .path("components")
                .findValuesAsText("health");
    }

    private static void await(String what, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(holds);
    }
}
