package braid.core.view;

import java.util.Locale;

/** What the environment calls a setting: {@code BRAID_SPEED_FLUSH_MS} for {@code speed.flush.ms}. */
public final class EnvironmentName {
    private EnvironmentName() {}

    /** The name of the environment variable that sets {@code key}. */
    public static String of(String key) {
        return "BRAID_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
