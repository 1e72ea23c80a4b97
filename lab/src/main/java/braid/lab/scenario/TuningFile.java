package braid.lab.scenario;

import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads tuned settings from YAML. {@code lab/tuned/kappa.yaml} shows every key. */
public final class TuningFile {
    private static final Set<String> KEYS = Set.of("about", "settings");
    private static final Set<String> CHANGE = Set.of("key", "value", "why", "source");

    private TuningFile() {}

    /** @throws Failure if there is no such file, or what is in it cannot be understood; then with line and column */
    public static Tuning read(Path file) {
        try {
            String name = file.getFileName().toString();
            Block all = Block.of(name, YamlTree.of(name, Files.readString(file)), KEYS);
            List<Tuning.Change> changes = all.blocks("settings", CHANGE).stream()
                    .map(each -> new Tuning.Change(
                            each.text("key"), each.text("value"), each.text("why"), each.text("source")))
                    .toList();
            return new Tuning(all.text("about"), changes);
        } catch (IOException e) {
            throw new Failure("There are no tuned settings in " + file + ". Write them there, or leave them out.", e);
        }
    }
}
