package braid.lab.plain;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.lab.recording.Recording;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.Workload;
import braid.lab.trial.Trial;
import braid.lab.truth.Oracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"clicks", "transfers"})
    void oneThread_computesTheTruth_inAProcessOfItsOwn(String kind) throws Exception {
        Pipeline pipeline =
                PipelineCompiler.compile(kind + ".sql", Files.readString(Path.of("../pipelines", kind + ".sql")));
        Scenario scenario = new Scenario(
                "test",
                "A test.",
                kind,
                new Workload(kind, 5, 100, 1.1, 0.1, 0.05),
                List.of(new Scenario.Phase(1000, Duration.ofSeconds(3))),
                Optional.empty(),
                Duration.ofMillis(500),
                List.of());
        Recording recording = Recording.of(scenario, pipeline);
        try (Oracle oracle = new Oracle(pipeline, recording, Path.of("truth", kind + ".sql"), folder)) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Trial.Outcome outcome = PlainTrial.run(scenario, recording, oracle, java, folder, 1, 1);

            assertThat(outcome.result().judgement().wrong()).isEmpty();
            assertThat(outcome.result().isRight()).isTrue();
            assertThat(outcome.result().cpuSeconds()).isPositive();
        }
    }
}
