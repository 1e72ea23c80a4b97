package braid.lab.command;

import braid.core.text.Names;
import braid.core.view.Architecture;
import braid.terminal.command.UnknownName;
import java.util.Arrays;
import java.util.List;

/** Architectures that were asked for by name. */
final class Chosen {
    private Chosen() {}

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
