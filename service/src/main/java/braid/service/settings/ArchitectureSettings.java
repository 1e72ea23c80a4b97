package braid.service.settings;

import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import java.util.List;

/** What a stack's settings say of architectures. */
public final class ArchitectureSettings {
    private static final String KEY = "architectures";

    private ArchitectureSettings() {}

    /** Those of this stack; the first answers where none is asked for. */
    public static List<Architecture> of(Settings settings) {
        try {
            return Architecture.list(settings.text(KEY));
        } catch (IllegalArgumentException e) {
            throw new SettingException("Setting " + KEY + " (" + EnvironmentName.of(KEY) + "): " + e.getMessage());
        }
    }

    /**
     * Whether an architecture's rows that follow the log are in Cassandra. Kappa's may be read from its state stores instead ({@code
     * kappa.store}).
     */
    public static boolean needCassandra(Settings settings, Architecture architecture) {
        return architecture.hasRealTimeViews()
                && !(architecture == Architecture.KAPPA
                        && settings.choice("kappa.store", "cassandra", "rocksdb")
                                .equals("rocksdb"));
    }
}
