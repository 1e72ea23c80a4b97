package braid.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    private static final String NAME = "sleeper";

    @TempDir
    Path home;

    private Children children;

    @BeforeEach
    void createFolders() throws IOException {
        children =
                new Children(Files.createDirectory(home.resolve("pids")), Files.createDirectory(home.resolve("logs")));
    }

    @AfterEach
    void leaveNothingBehind() {
        children.stop(List.of(NAME), Duration.ofSeconds(5));
    }

    @Test
    void child_isRunningThenCrashedThenStopped() {
        assertThat(children.state(NAME)).isEqualTo(Children.State.STOPPED);
        start("exec sleep 600");
        assertThat(children.state(NAME)).isEqualTo(Children.State.RUNNING);
        children.kill(NAME);
        assertThat(children.state(NAME)).isEqualTo(Children.State.CRASHED);
        children.stop(List.of(NAME), Duration.ofSeconds(5));
        assertThat(children.state(NAME)).isEqualTo(Children.State.STOPPED);
    }

    @Test
    void child_thatIgnoresSigterm_isKilledAfterTheDeadline() throws Exception {
        Process process = start("trap '' TERM; echo ready; while :; do sleep 0.05; done");
        Instant end = Instant.now().plusSeconds(10);
        while (!LogTail.lines(children.log(NAME), 1).contains("ready")
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }

        children.stop(List.of(NAME), Duration.ofMillis(200));

        assertThat(process.waitFor()).isEqualTo(137);
    }

    @Test
    void pidOfAStranger_isNotTheChild() {
        ProcessHandle self = ProcessHandle.current();
        new PidFile(self.pid(), self.info().startInstant().orElseThrow().minusSeconds(60))
                .write(home.resolve("pids").resolve(NAME));

        assertThat(children.find(NAME)).isEmpty();
        assertThat(children.state(NAME)).isEqualTo(Children.State.CRASHED);
    }

    @Test
    void logTail_isTheLastLines() throws Exception {
        start("seq 1 1000").waitFor();

        assertThat(LogTail.lines(children.log(NAME), 3)).containsExactly("998", "999", "1000");
    }

    @Test
    void tail_doesNotReachBackBeforeTheLastStart() throws Exception {
        start("echo first").waitFor();
        start("echo second").waitFor();

        assertThat(children.tail(NAME, 20)).hasSize(2).last().isEqualTo("second");
    }

    private Process start(String script) {
        return children.start(new Launch(
                NAME,
                List.of("/bin/sh", "-c", script),
                Map.of("PATH", "/usr/bin:/bin"),
                home,
                () -> true,
                Duration.ofSeconds(5)));
    }
}
