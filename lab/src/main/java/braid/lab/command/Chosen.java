package braid.lab.command;

import braid.core.text.Names;
import braid.core.view.Architecture;
import braid.lab.experiment.Contender;
import braid.terminal.command.UnknownName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Architectures that were asked for by name. */
final class Chosen {
    private static final String DEFAULT = "default";
    private static final String TUNED = "tuned";
    private static final List<String> SETTINGS = List.of(DEFAULT, TUNED);

    private Chosen() {}

    /**
     * Who is compared: each architecture with each of the settings, and the program of one thread.
     *
     * @param settings {@code default}, {@code tuned} or both; where tuned settings of an architecture are not written, it has none
     * @param root of the installation
     */
    static List<String> contenders(List<Architecture> architectures, List<String> settings, Path root) {
        for (String word : settings) {
            if (!SETTINGS.contains(word)) {
                throw new UnknownName("There are no settings '" + word + "'. " + Names.suggestion(word, SETTINGS));
            }
        }
        List<String> names = new ArrayList<>();
        for (Architecture architecture : architectures) {
            if (settings.contains(DEFAULT)) {
                names.add(new Contender(architecture, false).name());
            }
            if (settings.contains(TUNED) && Contender.isTunable(root, architecture)) {
                names.add(new Contender(architecture, true).name());
            }
        }
        names.add(new Contender(null, false).name());
        return names;
    }

    /** @param names {@code null} for all */
    static List<Architecture> architectures(List<String> names) {
        List<String> all =
                Arrays.stream(Architecture.values()).map(Architecture::word).toList();
        return (names == null ? all : names)
                .stream()
                        .map(name -> {
                            if (!all.contains(name)) {
                                throw new UnknownName(
                                        "There is no architecture '" + name + "'. " + Names.suggestion(name, all));
                            }
                            return Architecture.of(name);
                        })
                        .distinct()
                        .toList();
    }
}
