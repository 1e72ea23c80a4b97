package braid.ingest.importer;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how a CSV file is written, where it does not show it itself. */
final class CsvOptions {
    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            converter = Delimiter.class,
            description =
                    "What stands between fields: one character, or tab. Without it the one of , ; | and tab whose header names the source's columns.")
    private Character delimiter;

    @Option(
            names = "--decimal",
            paramLabel = "CHARACTER",
            converter = Delimiter.class,
            description =
                    "The decimal sign, . or a comma. Without it a point, and in a file with semicolons a comma too.")
    private Character decimal;

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            description =
                    "A field that says this, like NA, is NULL; may be given several times. An empty one is NULL always.")
    private List<String> nulls = List.of();

    @Option(
            names = "--ignore-unknown",
            description = "Pass over columns, and fields of JSON, that the source does not have.")
    private boolean ignoreUnknown;

    boolean ignoreUnknown() {
        return ignoreUnknown;
    }

    CsvSpelling spelling() {
        return new CsvSpelling(delimiter, decimal, nulls, ignoreUnknown);
    }

    /** Reads one character. */
    static final class Delimiter implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
                return '\t';
            }
            if (text.length() != 1) {
                throw new TypeConversionException("'" + text + "' is not one character; a tab is written tab");
            }
            return text.charAt(0);
        }
    }
}
