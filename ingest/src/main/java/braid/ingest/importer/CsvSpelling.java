package braid.ingest.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a CSV file is written.
 *
 * @param delimiter between fields; {@code null} for the one that the header shows
 * @param decimal the decimal sign; {@code null} for a point, and in a file with semicolons a comma too
 * @param nulls texts that stand for NULL
 * @param ignoreUnknown whether columns that the source does not have are passed over
 */
record CsvSpelling(Character delimiter, Character decimal, List<String> nulls, boolean ignoreUnknown) {
    /** As RFC 4180 has it. */
    static final CsvSpelling PLAIN = new CsvSpelling(null, null, List.of(), false);

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** The same with the delimiter that names most of the columns in the header, which is read and put back. */
    CsvSpelling seen(BufferedReader reader, Set<String> columns) throws IOException {
        if (delimiter != null) {
            return this;
        }
        String header = FirstLine.of(reader);
        char best = DELIMITERS.get(0);
        for (char each : DELIMITERS) {
            best = named(header, each, columns) > named(header, best, columns) ? each : best;
        }
        return new CsvSpelling(best, decimal, nulls, ignoreUnknown);
    }

    private static long named(String header, char delimiter, Set<String> columns) {
        return Arrays.stream(header.split(Pattern.quote(String.valueOf(delimiter)), -1))
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .filter(columns::contains)
                .count();
    }

    boolean isNull(String field) {
        return nulls.contains(field);
    }

    /** Whether a comma may be the decimal sign. */
    boolean hasComma() {
        return decimal == null ? delimiter != null && delimiter == ';' : decimal == ',';
    }

    /** Whether a point may be the decimal sign. */
    boolean hasPoint() {
        return decimal == null || decimal == '.';
    }

    /** What of it makes another import of the same file. */
    String asked() {
        return "delimiter=" + delimiter + "&decimal=" + decimal + "&null="
                + nulls.stream().sorted().collect(Collectors.joining(",")) + "&ignoreUnknown=" + ignoreUnknown;
    }
}
