package braid.core.sql.mistake;

import braid.core.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What types of other systems are called here. */
public final class ForeignTypes {
    private static final List<String> OWN =
            List.of("VARCHAR", "BOOLEAN", "INTEGER", "BIGINT", "DECIMAL", "DOUBLE", "DATE", "TIMESTAMP");

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("TEXT", "VARCHAR(n)"),
            Map.entry("STRING", "VARCHAR(n)"),
            Map.entry("CHAR", "VARCHAR(n)"),
            Map.entry("CHARACTER", "VARCHAR(n)"),
            Map.entry("NVARCHAR", "VARCHAR(n)"),
            Map.entry("CLOB", "VARCHAR(n)"),
            Map.entry("UUID", "VARCHAR(36)"),
            Map.entry("ENUM", "VARCHAR(n)"),
            Map.entry("JSON", "VARCHAR(n) FORMAT JSON"),
            Map.entry("JSONB", "VARCHAR(n) FORMAT JSON"),
            Map.entry("ARRAY", "VARCHAR(n) FORMAT JSON"),
            Map.entry("MAP", "VARCHAR(n) FORMAT JSON"),
            Map.entry("ROW", "VARCHAR(n) FORMAT JSON"),
            Map.entry("STRUCT", "VARCHAR(n) FORMAT JSON"),
            Map.entry("BOOL", "BOOLEAN"),
            Map.entry("TINYINT", "INTEGER"),
            Map.entry("SMALLINT", "INTEGER"),
            Map.entry("INT4", "INTEGER"),
            Map.entry("INT8", "BIGINT"),
            Map.entry("INT64", "BIGINT"),
            Map.entry("LONG", "BIGINT"),
            Map.entry("SERIAL", "BIGINT"),
            Map.entry("NUMBER", "DECIMAL(p,s)"),
            Map.entry("MONEY", "DECIMAL(18,2)"),
            Map.entry("FLOAT", "DOUBLE"),
            Map.entry("REAL", "DOUBLE"),
            Map.entry("FLOAT8", "DOUBLE"),
            Map.entry("FLOAT64", "DOUBLE"),
            Map.entry("DATETIME", "TIMESTAMP(3)"),
            Map.entry("DATETIME2", "TIMESTAMP(3)"),
            Map.entry("TIMESTAMPTZ", "TIMESTAMP(3)"),
            Map.entry("TIMESTAMP_LTZ", "TIMESTAMP(3)"),
            Map.entry("TIME", "INTEGER, for seconds of the day, or VARCHAR(n)"));

    private ForeignTypes() {}

    /** As a sentence; empty for a type of a source, and for what resembles none. */
    public static Optional<String> instead(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        if (OWN.contains(name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(INSTEAD.get(name))
                .map(own -> "Write " + own + ".")
                .or(() -> Names.nearest(name, OWN).map(own -> "Did you mean " + own + "?"));
    }

    /** Whether another system has a type of that name. */
    static boolean isOne(String word) {
        return INSTEAD.containsKey(word.toUpperCase(Locale.ROOT));
    }
}
