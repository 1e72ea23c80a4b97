package braid.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioFileTest {
    private static final String STEADY = """
            about: Clicks.
            workload:
              generate: clicks
              seed: 7
              late: 5%
            arrival:
              - rate: 400
                for: 30s
            faults:
              - at: 12s
                kill: engine
                for: 1s
            """;

    static Stream<Path> shipped() throws IOException {
        return Files.list(Path.of("scenarios"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedScenario_isUnderstood(Path file) {
        Scenario scenario = ScenarioFile.read(file);

        assertThat(scenario.events()).isBetween(1_000, 50_000);
        assertThat(scenario.about()).endsWith(".");
        assertThat(scenario.faults()).allMatch(fault -> fault.end().compareTo(scenario.length()) < 0);
    }

    @Test
    void everyKey_isRead() {
        Scenario scenario = ScenarioFile.parse("mine", "mine.yaml", STEADY);

        assertThat(scenario.workload()).isEqualTo(new Workload("clicks", 7, 1000, 1.1, 0.05, 0));
        assertThat(scenario.arrival()).containsExactly(new Scenario.Phase(400, Duration.ofSeconds(30)));
        assertThat(scenario.faults())
                .isEqualTo(List.of(new Fault(
                        Duration.ofSeconds(12), Fault.Kind.KILL, Fault.Target.ENGINE, Duration.ofSeconds(1))));
        assertThat(scenario.batchEvery()).isEmpty();
        assertThat(scenario.withEvents(1200).events()).isEqualTo(1200);
        assertThat(scenario.withEvents(1200).faults().get(0).at()).isEqualTo(Duration.ofMillis(1200));
    }

    @Test
    void shortened_leavesOutFaultsThatNobodyRecoversBetween() {
        Scenario scenario = ScenarioFile.parse("mine", "mine.yaml", STEADY + """
                  - at: 26s
                    kill: engine
                    for: 1s
                """);

        assertThat(scenario.faults()).hasSize(2);
        assertThat(scenario.withEvents(12_000).faults()).hasSize(2);
        assertThat(scenario.withEvents(2_400).faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate: clicks | generate: click | line 3, column 13: 'click' is none of what may stand here. Did you mean 'clicks'?",
                "rate: 400 | rate: many | line 7, column 11: 'many' has to be a whole number from 0 to 10000000.",
                "rate: 400 | rat: 400 | line 7, column 5: There is no key 'rat'. Did you mean 'rate'?",
                "for: 30s | for: long | line 8, column 10: 'long' is no span of time. Write 500ms, 20s or 1m.",
                "late: 5% | late: 150% | line 5, column 9: '150%' has to be a share from 0 to below 1, like 5% or 0.05.",
                "kill: engine | kill: batch | line 11, column 11: Only batch can be off, and it cannot be anything else. Write `off: batch`.",
                "kill: engine | kill: engines | line 11, column 11: 'engines' is none of what may stand here. Did you mean 'engine'?",
                "about: Clicks. | about: Cl: icks. | line 1, column 10: This is no YAML",
                "about: Clicks. | # nothing | line 2, column 1: 'about' is missing here."
            })
    void mistake_isToldWithItsPlace(String right, String wrong, String message) {
        assertThatThrownBy(() -> ScenarioFile.parse("mine", "mine.yaml", STEADY.replace(right, wrong)))
                .isInstanceOf(ScenarioMistake.class)
                .hasMessageContaining("mine.yaml, " + message);
    }
}
