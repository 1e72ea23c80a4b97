package braid.tools.send;

import braid.core.spelling.NumberSpelling;
import braid.core.spelling.ValueSpelling;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what a file's texts mean, where a column needs something else. */
final class TextOptions {
    @Option(
            names = "--decimal",
            paramLabel = "CHARACTER",
            description =
                    "The decimal sign, . or a comma. Without it a point, and in a file with semicolons a comma too. Of JSON it says that numbers may stand in quotes.")
    private String decimal;

    @Option(
            names = "--thousands",
            paramLabel = "CHARACTER",
            description =
                    "What stands between groups of three digits, like a comma: 1,234,567. Without it nothing does.")
    private String thousands;

    @Option(
            names = "--unit",
            paramLabel = "TEXT",
            description =
                    "What may stand beside a number, like $ or %%, and is passed over; K=1000 multiplies by what it counts. May be given several times.")
    private List<String> units = List.of();

    @Option(
            names = "--true",
            paramLabel = "TEXT",
            description = "What is true, like Yes or 1, in letters of any case; may be given several times.")
    private List<String> trues = List.of();

    @Option(names = "--false", paramLabel = "TEXT", description = "What is false, like No or 0.")
    private List<String> falses = List.of();

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            description =
                    "A field that says this, like NA, is NULL; may be given several times. An empty one of a CSV file is NULL always.")
    private List<String> nulls = List.of();

    @Option(
            names = "--ignore-unknown",
            description = "Pass over columns, and fields of JSON, that the source does not have.")
    private boolean ignoreUnknown;

    boolean ignoreUnknown() {
        return ignoreUnknown;
    }

    /** @throws IllegalArgumentException if one of them cannot be, with a sentence */
    ValueSpelling spelling() {
        return new ValueSpelling(NumberSpelling.of(decimal, thousands, units), trues, falses, nulls);
    }
}
