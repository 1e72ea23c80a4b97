package braid.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.architectures.state.StateFolder;
import braid.flink.sql.NotInFlink;
import braid.service.settings.SettingException;
import braid.storage.dataset.LocalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedStateTest {
    @TempDir
    private Path folder;

    private StateFolder state;

    @BeforeEach
    void place() {
        state = new StateFolder(folder);
    }

    @Test
    void nothing_isTheLogsStart() throws Exception {
        Files.createDirectories(state.checkpoints().resolve("job/chk-1"));
        assertThat(SavedState.find(state, "")).isNull();
    }

    @Test
    void newestWholeCheckpointOrSavepoint_isTheStart() throws Exception {
        made(state.checkpoints().resolve("job/chk-9"), 1_000);
        Path newest = made(state.checkpoints().resolve("other-job/chk-2"), 3_000);
        Files.createDirectories(state.checkpoints().resolve("other-job/chk-3"));
        assertThat(SavedState.find(state, "")).isEqualTo(new SavedState.Start(LocalFolder.address(newest), false));
        Path savepoint = made(state.savepoints().resolve("savepoint-1"), 4_000);
        assertThat(SavedState.find(state, "")).isEqualTo(new SavedState.Start(LocalFolder.address(savepoint), true));
    }

    @Test
    void namedSavepoint_isTheStartOnce() throws Exception {
        Path savepoint = made(state.savepoints().resolve("savepoint-1"), 1_000);
        Path newest = made(state.checkpoints().resolve("job/chk-2"), 2_000);
        assertThat(SavedState.find(state, savepoint.toString()))
                .isEqualTo(new SavedState.Start(savepoint.toString(), true));
        assertThat(SavedState.find(state, savepoint.toString()))
                .isEqualTo(new SavedState.Start(LocalFolder.address(newest), false));
    }

    @Test
    void namedSavepointThatIsNotThere_isRefusedWithThoseThatAre() throws Exception {
        Path savepoint = made(state.savepoints().resolve("savepoint-1"), 1_000);
        assertThatThrownBy(() -> SavedState.find(state, folder.resolve("gone").toString()))
                .isInstanceOf(NotInFlink.class)
                .hasMessageContaining(savepoint.toString());
    }

    @Test
    void secondProcessOnOneState_isRefused() throws Exception {
        state.lock();
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        assertThatThrownBy(() -> state.lock())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("stop the other one");
    }

    private static Path made(Path saved, long millis) throws IOException {
        Files.createDirectories(saved);
        Files.setLastModifiedTime(Files.createFile(saved.resolve("_metadata")), FileTime.fromMillis(millis));
        return saved;
    }
}
