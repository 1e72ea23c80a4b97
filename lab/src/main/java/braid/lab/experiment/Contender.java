package braid.lab.experiment;

import braid.core.view.Architecture;
import braid.lab.plain.PlainTrial;
import braid.lab.scenario.Tuning;
import braid.lab.scenario.TuningFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who is compared: an architecture as it is, the same with tuned settings, or the program of one thread. Its name stands in plans, folders and reports.
 *
 * @param architecture {@code null} for the program of one thread
 */
public record Contender(Architecture architecture, boolean isTuned) {
    private static final String TUNED = "-tuned";

    /** @param name as {@link #name} gives it */
    public static Contender of(String name) {
        if (name.equals(PlainTrial.NAME)) {
            return new Contender(null, false);
        }
        boolean isTuned = name.endsWith(TUNED);
        return new Contender(
                Architecture.of(isTuned ? name.substring(0, name.length() - TUNED.length()) : name), isTuned);
    }

    /** {@code kappa}, {@code kappa-tuned}, {@code one-thread}. */
    public String name() {
        return isPlain() ? PlainTrial.NAME : architecture.word() + (isTuned ? TUNED : "");
    }

    public boolean isPlain() {
        return architecture == null;
    }

    /** Whether there are tuned settings of an architecture. */
    public static boolean isTunable(Path root, Architecture architecture) {
        return file(root, architecture).toFile().isFile();
    }

    /**
     * Its settings, as variables of its processes.
     *
     * @param root the folder that has {@code lab/tuned}: of the installation, or of an experiment
     */
    Map<String, String> variables(Path root) {
        return isTuned ? tuning(root).variables() : Map.of();
    }

    /** What is tuned. */
    public Tuning tuning(Path root) {
        return TuningFile.read(file(root, architecture));
    }

    static Path file(Path root, Architecture architecture) {
        return root.resolve("lab/tuned").resolve(architecture.word() + ".yaml");
    }
}
