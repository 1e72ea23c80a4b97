package braid.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.SpeedEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home has the engine that was asked for last, unless the environment says another one. */
class ChosenEngineTest {
    @TempDir
    Path home;

    private StackSettings settings(Map<String, String> more) {
        return new StackSettings(Map.of("BRAID_HOME", home.toString()), new Installation(Path.of("/repo")), home)
                .with(more);
    }

    @Test
    void speedLayer_runsOnBraidsOwn_untilAnotherIsChosen() {
        StackSettings settings = settings(Map.of());
        ChosenEngine chosen = new ChosenEngine(settings);
        assertThat(chosen.choose(null)).isEqualTo(SpeedEngine.BRAID);

        chosen.remember(chosen.choose("storm"));

        assertThat(chosen.current()).isEqualTo(SpeedEngine.STORM);
        assertThat(settings.entryPoint(Component.SPEED).folder()).isEqualTo("speed-engines/on-storm");
        assertThat(settings.entryPoint(Component.STREAM_ONLY).folder()).isEqualTo("speed-layer");
        assertThat(settings.variables(Path.of("clicks.sql")))
                .containsEntry("BRAID_SPEED_ENGINE", "storm")
                .containsEntry("BRAID_SPEED_STATE", home.resolve("data/speed").toString());
    }

    @Test
    void environment_isGoneBy_andNotContradicted() {
        ChosenEngine chosen = new ChosenEngine(settings(Map.of("BRAID_SPEED_ENGINE", "samza")));
        assertThat(chosen.current()).isEqualTo(SpeedEngine.SAMZA);
        assertThatThrownBy(() -> chosen.choose("flink")).hasMessageContaining("BRAID_SPEED_ENGINE");
    }

    @Test
    void mistypedEngine_isAnsweredWithTheNearest() {
        assertThatThrownBy(() -> new ChosenEngine(settings(Map.of())).choose("strom"))
                .hasMessage("There is no speed engine 'strom'. Did you mean 'storm'?");
    }
}
