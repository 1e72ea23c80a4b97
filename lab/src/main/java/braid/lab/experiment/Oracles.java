package braid.lab.experiment;

import braid.lab.truth.Oracle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The truth of each scenario, loaded and computed once for all trials of it. */
final class Oracles implements AutoCloseable {
    private final Path folder;
    private final Map<String, Oracle> byHash = new HashMap<>();

    /** @param folder for files that are deleted again */
    Oracles(Path folder) {
        this.folder = folder;
    }

    Oracle of(Materials materials) {
        return byHash.computeIfAbsent(materials.recording().hash(), hash -> materials.oracle(folder));
    }

    @Override
    public void close() {
        byHash.values().forEach(Oracle::close);
    }
}
