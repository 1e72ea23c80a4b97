package braid.flink;

import braid.architectures.state.StateFolder;
import braid.flink.sql.NotInFlink;
import braid.storage.dataset.LocalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the job's checkpoints and savepoints it begins from. */
final class SavedState {
    private SavedState() {}

    /** Where the job begins. */
    record Start(String path, boolean isSavepoint) {}

    /**
     * The savepoint that was asked for, once; after that, and else, the newest checkpoint or savepoint; {@code null} for none. Once means:
     * the setting may stay as it is, and a job that is started again after a crash does not go back to the savepoint.
     */
    static Start find(FlinkSettings settings) throws IOException {
        return find(settings.state(), settings.fromSavepoint());
    }

    static Start find(StateFolder state, String savepoint) throws IOException {
        Files.createDirectories(state.folder());
        String asked = savepoint.replaceFirst("^file:/+", "/");
        Path begun = state.folder().resolve("begun-from");
        if (!asked.isEmpty() && !(Files.exists(begun) && Files.readString(begun).equals(asked))) {
            if (!asked.contains("://") && !StateFolder.isWhole(Path.of(asked))) {
                throw new NotInFlink("Setting flink.from.savepoint is '" + asked
                        + "', where there is no savepoint (a folder with a file _metadata). There are "
                        + StateFolder.in(state.savepoints()) + ".");
            }
            Files.writeString(begun, asked);
            return new Start(asked, true);
        }
        return state.newest()
                .map(saved -> new Start(LocalFolder.address(saved), saved.startsWith(state.savepoints())))
                .orElse(null);
    }
}
