package braid.launcher.settings;

import braid.core.text.Names;
import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.terminal.command.Failure;
import braid.terminal.command.UnknownName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which architectures a home runs side by side. It remembers them until others are asked for. */
public final class Architectures {
    private final StackSettings settings;

    public Architectures(StackSettings settings) {
        this.settings = settings;
    }

    /** What the environment says, else what the home remembers, else Lambda. */
    public List<Architecture> current() {
        String set = settings.architectures();
        if (set != null) {
            return parse(set);
        }
        try {
            return parse(Files.readString(settings.home().architectures()));
        } catch (IOException e) {
            return List.of(Architecture.LAMBDA);
        }
    }

    /**
     * @param asked names with commas between them; {@code null} for those that run already
     * @throws Failure if one is unknown, or the environment says others: every later command would go by it
     */
    public List<Architecture> choose(String asked) {
        if (asked == null) {
            return current();
        }
        List<Architecture> chosen = parse(asked);
        if (settings.architectures() != null && !chosen.equals(current())) {
            throw new Failure("--architecture asks for " + words(chosen) + ", but "
                    + EnvironmentName.of("architectures") + " (or the file that BRAID_CONFIG names) says "
                    + words(current()) + ". Change or remove one of them.");
        }
        return chosen;
    }

    public void remember(List<Architecture> architectures) {
        try {
            Files.writeString(settings.home().architectures(), words(architectures) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Their names with commas between them. */
    public static String words(List<Architecture> architectures) {
        return architectures.stream().map(Architecture::word).collect(Collectors.joining(","));
    }

    private static List<Architecture> parse(String words) {
        try {
            return Architecture.list(words.trim());
        } catch (IllegalArgumentException e) {
            throw new UnknownName(e.getMessage() + nearest(words));
        }
    }

    private static String nearest(String words) {
        List<String> known =
                Arrays.stream(Architecture.values()).map(Architecture::word).toList();
        return Arrays.stream(words.split(","))
                .map(String::trim)
                .filter(word -> !known.contains(word))
                .findFirst()
                .flatMap(word -> Names.nearest(word, known))
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }
}
