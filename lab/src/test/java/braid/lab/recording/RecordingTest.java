package braid.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.event.EventCodec;
import braid.core.event.record.RowText;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.Workload;
import braid.launcher.client.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static Recording recording(String kind, long seed) throws IOException {
        Pipeline pipeline =
                PipelineCompiler.compile(kind + ".sql", Files.readString(Path.of("../pipelines", kind + ".sql")));
        return Recording.of(
                new Scenario(
                        "test",
                        "A test.",
                        kind,
                        new Workload(kind, seed, 50, 1.1, 0.1, 0.1),
                        List.of(
                                new Scenario.Phase(100, Duration.ofSeconds(2)),
                                new Scenario.Phase(0, Duration.ofSeconds(1)),
                                new Scenario.Phase(50, Duration.ofSeconds(1))),
                        Optional.empty(),
                        Duration.ofMillis(500),
                        List.of()),
                pipeline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clicks", "transfers", "sensors"})
    void bytes_areTheEventThatWasMadeUp(String kind) throws IOException {
        Recording recording = recording(kind, 1);
        EventCodec codec = new EventCodec(recording.source());
        RowText text = new RowText(recording.source());

        assertThat(recording.events()).hasSize(250);
        for (Recording.Event event : recording.events()) {
            JsonNode made = Api.JSON.readTree(event.json());
            JsonNode decoded = Api.JSON.valueToTree(text.event(codec.decode(event.value())));
            made.fields().forEachRemaining(field -> assertThat(
                            decoded.path(field.getKey()).asText())
                    .as(field.getKey())
                    .isEqualTo(field.getValue().asText()));
        }
    }

    @Test
    void moments_followThePhases() throws IOException {
        List<Recording.Event> events = recording("clicks", 1).events();

        assertThat(events.get(0).dueMillis()).isZero();
        assertThat(events.get(199).dueMillis()).isEqualTo(1990);
        assertThat(events.get(200).dueMillis()).isEqualTo(3000);
        assertThat(events.get(249).dueMillis()).isEqualTo(3980);
    }

    @Test
    void sameSeed_isTheSameLog() throws IOException {
        assertThat(recording("clicks", 1).hash())
                .isEqualTo(recording("clicks", 1).hash());
        assertThat(recording("clicks", 1).hash())
                .isNotEqualTo(recording("clicks", 2).hash());
    }
}
