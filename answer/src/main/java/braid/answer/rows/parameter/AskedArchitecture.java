package braid.answer.rows.parameter;

import braid.answer.rows.request.BadRequest;
import braid.core.view.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads {@code architecture}: which of the stack's architectures answers. */
public final class AskedArchitecture {
    /** The parameter's name. */
    public static final String NAME = "architecture";

    private final List<Architecture> running;

    /** @param running those of the stack; the first answers where none is asked for */
    public AskedArchitecture(List<Architecture> running) {
        this.running = List.copyOf(running);
    }

    /** @param text {@code null} for the first */
    public Architecture parse(String text) {
        if (text == null) {
            return running.get(0);
        }
        return running.stream()
                .filter(architecture -> architecture.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadRequest(NAME + " is '" + text + "', but this stack runs "
                        + words(running, ", ") + ". " + advice(text)));
    }

    private String advice(String text) {
        List<Architecture> all = Arrays.asList(Architecture.values());
        return all.stream().anyMatch(architecture -> architecture.word().equals(text))
                ? "Start another beside it: braid up --architecture " + words(running, ",") + "," + text + "."
                : "Nothing is called that; there are " + words(all, ", ") + ".";
    }

    private static String words(List<Architecture> architectures, String between) {
        return architectures.stream().map(Architecture::word).collect(Collectors.joining(between));
    }
}
