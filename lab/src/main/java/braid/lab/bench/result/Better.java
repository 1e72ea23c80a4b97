package braid.lab.bench.result;

import java.util.Set;

/** Which way a figure is better. */
enum Better {
    MORE,
    LESS,
    NEITHER;

    private static final Set<String> LESS_UNITS = Set.of("s", "ms", "MB", "GB", "CPU s/min", "CPU s", "B/s");

    /** By its unit: throughput should rise, times and memory should fall; a mere count says nothing. */
    static Better of(String unit) {
        if (LESS_UNITS.contains(unit)) {
            return LESS;
        }
        return unit.endsWith("/s") || unit.endsWith("/CPU s") ? MORE : NEITHER;
    }
}
