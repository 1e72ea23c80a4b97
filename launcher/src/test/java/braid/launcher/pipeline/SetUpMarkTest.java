package braid.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import braid.launcher.installation.Installation;
import braid.launcher.settings.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpMarkTest {
    @TempDir
    Path root;

    private Path file;
    private final Map<String, String> environment = new HashMap<>(Map.of("BRAID_PORT_BASE", "27000"));

    @BeforeEach
    void setUp() throws IOException {
        file = Files.writeString(root.resolve("p.sql"), "one");
        Files.createDirectories(root.resolve(".braid"));
        Files.createDirectories(root.resolve("storage/target"));
        Files.writeString(root.resolve("storage/target/storage.jar"), "");
    }

    @Test
    void whatWasSetUpOnce_isSetUp() {
        assertThat(mark().isCurrent()).isFalse();
        mark().put();
        assertThat(mark().isCurrent()).isTrue();
    }

    @Test
    void anotherPipelineSettingOrBuild_isNotSetUp() throws IOException {
        mark().put();
        Files.writeString(file, "two");
        assertThat(mark().isCurrent()).isFalse();
        Files.writeString(file, "one");
        environment.put("BRAID_KAFKA_PARTITIONS", "5");
        assertThat(mark().isCurrent()).isFalse();
        environment.remove("BRAID_KAFKA_PARTITIONS");
        assertThat(mark().isCurrent()).isTrue();
        root.resolve("storage/target/storage.jar").toFile().setLastModified(1_000_000);
        assertThat(mark().isCurrent()).isFalse();
    }

    @Test
    void storesOfTheUsersOwn_areNeverTakenForSetUp() {
        environment.put("BRAID_KAFKA_BOOTSTRAP", "elsewhere:9092");
        mark().put();
        assertThat(mark().isCurrent()).isFalse();
    }

    private SetUpMark mark() {
        Installation installation = new Installation(root);
        return new SetUpMark(
                new StackSettings(environment, installation, root),
                installation,
                CheckedPipeline.known(file, CheckedPipeline.digestOf(file)));
    }
}
