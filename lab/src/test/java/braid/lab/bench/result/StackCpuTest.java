package braid.lab.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import braid.lab.bench.result.StackCpu.OfProcess;
import braid.lab.bench.result.StackCpu.Sample;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackCpuTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void use_isOfEachProcessAndOfWhatElseWasBusy() {
        Sample before = new Sample(0, Map.of("kafka", of(1, 10), "speed-layer", of(2, 50)), seconds(3), seconds(100));
        Sample now =
                new Sample(10 * SECOND, Map.of("kafka", of(1, 12), "speed-layer", of(9, 6)), seconds(4), seconds(115));

        ProcessorUse use = StackCpu.between(before, now);

        assertThat(use.of("kafka")).isEqualTo(seconds(2));
        assertThat(use.of("speed-layer"))
                .as("a new process counts from its start")
                .isEqualTo(seconds(6));
        assertThat(use.of("batch-layer")).isZero();
        assertThat(use.stackCores()).isEqualTo(0.8);
        assertThat(use.otherCores())
                .as("15 s less 8 s of the stack and 1 s of the client")
                .isEqualTo(0.6);
    }

    @Test
    void machine_thatDoesNotSay_leavesOthersUnknown() {
        Sample before = new Sample(0, Map.of(), seconds(0), null);

        assertThat(StackCpu.between(before, new Sample(SECOND, Map.of(), seconds(1), null))
                        .otherCores())
                .isNull();
    }

    @Test
    void kernelsLine_isBusyWithoutIdleAndWaiting() {
        assertThat(StackCpu.busy("cpu  100 20 30 99999 88888 5 6 7 0 0")).isEqualTo(Duration.ofMillis(1_680));
    }

    @Test
    void thisProcess_hasHadProcessorTime() {
        StackCpu cpu = new StackCpu(() -> Map.of("own", ProcessHandle.current()));

        assertThat(cpu.now().stack().get("own").time()).isPositive();
    }

    private static OfProcess of(long pid, int seconds) {
        return new OfProcess(pid, seconds(seconds));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
