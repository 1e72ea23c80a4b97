package braid.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CoarseTimersTest {
    @Test
    @Timeout(20)
    @EnabledOnOs(OS.LINUX)
    void commandSleepsCoarsely_underTheIdThatWasStarted() throws Exception {
        Process process = start("sleep", "60");
        try {
            while (!commandOf(process).contains("sleep")) {
                Thread.onSpinWait();
            }
            assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/timerslack_ns")))
                    .isEqualTo("1000000\n");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Process process = start("printf", "%s|", "a b", "$HOME", "\"", "");
        assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("a b|$HOME|\"||");
        assertThat(process.waitFor()).isZero();
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(CoarseTimers.around(List.of(command))).start();
    }

    private static String commandOf(Process process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/comm"));
    }
}
