package braid.launcher.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void build() throws IOException {
        root = Files.createDirectories(folder.resolve("a place"));
        Files.createDirectories(root.resolve("ingest/target"));
        Files.writeString(root.resolve("ingest/target/ingest.jar"), "");
        Files.writeString(
                root.resolve("ingest/target/classpath"), "core/target/core.jar:lib/a.jar:/repository/b.jar\n");
    }

    @Test
    void placesThatAreNotAbsolute_areInTheInstallation() {
        assertThat(new Installation(root).classPath("ingest"))
                .isEqualTo(root + "/ingest/target/ingest.jar:" + root + "/core/target/core.jar:" + root
                        + "/lib/a.jar:/repository/b.jar");
    }

    @Test
    void classPathOfAnArchivesProcess_isTheSameWhereverItLies() throws IOException {
        Files.writeString(root.resolve("release.properties"), "version=1\n");
        Path working = Files.createDirectories(folder.resolve("working"));
        String before = new Installation(root).classPathIn(working, "ingest");
        Path moved = Files.move(root, folder.resolve("another place"));
        assertThat(new Installation(moved).classPathIn(working, "ingest"))
                .isEqualTo(before)
                .startsWith("installation/ingest/target/ingest.jar:installation/core/target/core.jar:");
        assertThat(working.resolve("installation/ingest/target/ingest.jar")).exists();
    }

    @Test
    void classPathOfACheckoutsProcess_isAbsolute() throws IOException {
        Path working = Files.createDirectories(folder.resolve("working"));
        Installation checkout = new Installation(root);
        assertThat(checkout.classPathIn(working, "ingest")).isEqualTo(checkout.classPath("ingest"));
    }

    @Test
    void whatIsNotThere_isToldWithTheWayOut() throws IOException {
        Installation installation = new Installation(root);
        assertThatThrownBy(() -> installation.classPath("servers/h2")).hasMessageContaining("mvn package");
        Files.writeString(root.resolve("release.properties"), "version=1\n");
        assertThatThrownBy(() -> installation.classPath("architectures/kappa"))
                .hasMessageContaining("not part of this archive")
                .hasMessageContaining("--with-architectures");
    }
}
