package braid.core.sql.view;

import java.util.List;
import java.util.Locale;

/** Column names that the stores and the serving layer's parameters use. */
final class ReservedNames {
    static final List<String> ALL = List.of(
            "segment",
            "bucket",
            "version",
            "upto",
            "since",
            "key_nulls",
            "from",
            "to",
            "every",
            "layer",
            "explain",
            "order",
            "limit",
            "cursor",
            "key");

    private ReservedNames() {}

    static boolean isReserved(String name) {
        return ALL.contains(name.toLowerCase(Locale.ROOT));
    }
}
