package braid.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.flink.sql.NotInFlink;
import braid.service.settings.SettingException;
import braid.storage.checkpoint.StateFolder;
import braid.storage.dataset.LocalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedStateTest {
    @TempDir
    private Path state;

    @Test
    void nothing_isTheLogsStart() throws Exception {
        Files.createDirectories(SavedState.checkpoints(state).resolve("job/chk-1"));
        assertThat(SavedState.find(state, "")).isNull();
    }

    @Test
    void newestWholeCheckpointOrSavepoint_isTheStart() throws Exception {
        made(SavedState.checkpoints(state).resolve("job/chk-9"), 1_000);
        Path newest = made(SavedState.checkpoints(state).resolve("other-job/chk-2"), 3_000);
        Files.createDirectories(SavedState.checkpoints(state).resolve("other-job/chk-3"));
        assertThat(SavedState.find(state, "")).isEqualTo(new SavedState.Start(LocalFolder.address(newest), false));
        Path savepoint = made(SavedState.savepoints(state).resolve("savepoint-1"), 4_000);
        assertThat(SavedState.find(state, "")).isEqualTo(new SavedState.Start(LocalFolder.address(savepoint), true));
    }

    @Test
    void namedSavepoint_isTheStartOnce() throws Exception {
        Path savepoint = made(SavedState.savepoints(state).resolve("savepoint-1"), 1_000);
        Path newest = made(SavedState.checkpoints(state).resolve("job/chk-2"), 2_000);
        assertThat(SavedState.find(state, savepoint.toString()))
                .isEqualTo(new SavedState.Start(savepoint.toString(), true));
        assertThat(SavedState.find(state, savepoint.toString()))
                .isEqualTo(new SavedState.Start(LocalFolder.address(newest), false));
    }

    @Test
    void namedSavepointThatIsNotThere_isRefusedWithThoseThatAre() throws Exception {
        Path savepoint = made(SavedState.savepoints(state).resolve("savepoint-1"), 1_000);
        assertThatThrownBy(() -> SavedState.find(state, state.resolve("gone").toString()))
                .isInstanceOf(NotInFlink.class)
                .hasMessageContaining(savepoint.toString());
    }

    @Test
    void secondProcessOnOneState_isRefused() throws Exception {
        new StateFolder(state).lock();
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        assertThatThrownBy(() -> new StateFolder(state).lock())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("stop the other one");
    }

    private static Path made(Path folder, long millis) throws IOException {
        Files.createDirectories(folder);
        Files.setLastModifiedTime(Files.createFile(folder.resolve("_metadata")), FileTime.fromMillis(millis));
        return folder;
    }
}
