package braid.core.sql.source;

import java.util.Locale;

/** What a column of a source or a view may be named, so that every store takes its name. */
public final class ColumnNames {
    public static final String RULE =
            "names have letters from a to z and A to Z, digits and single _, begin with a letter, and not with kafka_";

    private ColumnNames() {}

    public static boolean isUsable(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]*")
                && !name.contains("__")
                && !name.toLowerCase(Locale.ROOT).startsWith("kafka_");
    }

    /** A name that may be used instead of one that may not. */
    static String usable(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String begun =
                plain.matches("[A-Za-z].*") && !plain.toLowerCase(Locale.ROOT).startsWith("kafka_")
                        ? plain
                        : "field_" + plain;
        return begun.equals("field_")
                ? "field"
                : begun.equals(begun.toLowerCase(Locale.ROOT)) ? begun : '"' + begun + '"';
    }
}
