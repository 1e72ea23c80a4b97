package braid.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.launcher.installation.Installation;
import braid.launcher.settings.StackSettings;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPipelineTest {
    @TempDir
    Path root;

    @BeforeEach
    void shipTwoPipelines() throws IOException {
        Files.createDirectories(root.resolve("pipelines"));
        Files.createDirectories(root.resolve(".braid"));
        Files.writeString(root.resolve("pipelines/clicks.sql"), "");
        Files.writeString(root.resolve("pipelines/flights.sql"), "");
    }

    @Test
    void nothingAsked_isClicks() {
        assertThat(pipeline(Map.of()).choose(null)).isEqualTo(root.resolve("pipelines/clicks.sql"));
    }

    @Test
    void nothingAsked_isWhatTheHomeRemembers() {
        pipeline(Map.of()).remember(root.resolve("pipelines/flights.sql"));

        assertThat(pipeline(Map.of()).choose(null)).isEqualTo(root.resolve("pipelines/flights.sql"));
    }

    @Test
    void aPathAndAShippedName_areTheSameFile() {
        assertThat(pipeline(Map.of()).choose("flights")).isEqualTo(root.resolve("pipelines/flights.sql"));
        assertThat(pipeline(Map.of()).choose("pipelines/flights.sql")).isEqualTo(root.resolve("pipelines/flights.sql"));
        assertThat(pipeline(Map.of("BRAID_PIPELINE", "pipelines/flights.sql")).choose(null))
                .isEqualTo(root.resolve("pipelines/flights.sql"));
    }

    @Test
    void anotherPipelineThanTheHomes_isRefusedWithTheWayOut() {
        pipeline(Map.of()).remember(root.resolve("pipelines/flights.sql"));

        assertThatThrownBy(() -> pipeline(Map.of()).choose("clicks"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("flights.sql")
                .hasMessageContaining("braid reset")
                .hasMessageContaining("BRAID_HOME=.braid-clicks");
    }

    /** Else `braid reset` would look in the stores for names that nothing there has. */
    @Test
    void name_isTheCompilersOwn() throws IOException {
        Path file = Files.writeString(
                root.resolve("North-and South.sql"),
                "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t;");
        assertThat(StackPipeline.nameOf(file))
                .isEqualTo(braid.core.sql.PipelineCompiler.compile(file).name());
    }

    @Test
    void aMissingFile_isRefused() {
        assertThatThrownBy(() -> pipeline(Map.of()).choose("orders"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("There is no pipeline 'orders'");
    }

    private StackPipeline pipeline(Map<String, String> environment) {
        Installation installation = new Installation(root);
        return new StackPipeline(installation, new StackSettings(new HashMap<>(environment), installation, root));
    }
}
