package braid.platform.stack;

import java.util.List;
import java.util.Locale;

/** Flags that a user adds to one process's JVM: {@code BRAID_JVM_SPEED_LAYER="-Xmx1g"}, words separated by blanks. They come last and win. */
final class JvmFlags {
    private JvmFlags() {}

    static List<String> ofUser(Component component) {
        String name = "BRAID_JVM_" + component.title().toUpperCase(Locale.ROOT).replace('-', '_');
        String flags = System.getenv(name);
        return flags == null || flags.isBlank()
                ? List.of()
                : List.of(flags.trim().split("\\s+"));
    }
}
