package braid.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.view.Architecture;
import braid.lab.scenario.Tuning;
import braid.lab.scenario.TuningFile;
import braid.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContenderTest {
    private static final Path ROOT = Path.of("..");

    static Stream<Path> shipped() throws IOException {
        return Files.list(ROOT.resolve("lab/tuned"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kappa", "kappa-tuned", "batch-only", "one-thread"})
    void name_leadsBack(String name) {
        assertThat(Contender.of(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedTuning_changesSettingsThatThereAre(Path file) {
        Tuning tuning = TuningFile.read(file);

        assertThat(tuning.changes()).isNotEmpty();
        assertThat(Architecture.of(file.getFileName().toString().replace(".yaml", "")))
                .isNotNull();
        Settings settings = Settings.of(tuning.variables());
        for (Tuning.Change change : tuning.changes()) {
            assertThat(settings.text(change.key())).isEqualTo(change.value());
            assertThat(Settings.reference().get(change.key())).isNotEqualTo(change.value());
            assertThat(change.source()).matches("https://\\S+|docs/\\S+\\.md");
        }
    }

    @Test
    void mistake_isToldWithItsPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("kappa.yaml");
        Files.writeString(file, "about: Nothing.\nsettings:\n  - kee: kappa.threads\n");
        assertThatThrownBy(() -> TuningFile.read(file))
                .hasMessageContaining("line 3, column 5")
                .hasMessageContaining("'key'");
    }
}
