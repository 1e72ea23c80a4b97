package braid.tools.rows;

import braid.core.spelling.EventSpelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a CSV file is written.
 *
 * @param delimiter between fields; {@code null} for the one that the header shows
 * @param header names of the fields, where no line of the file says them; empty where the first does
 * @param skip lines before the first that counts
 * @param events what its texts mean
 */
public record CsvSpelling(Character delimiter, List<String> header, int skip, EventSpelling events) {
    /** As RFC 4180 has it. */
    public static final CsvSpelling PLAIN = new CsvSpelling(null, List.of(), 0, EventSpelling.EXACT);

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /**
     * The same with the delimiter that names most of the columns in the header, which is read and put back; where the header is given, with the
     * one that makes as many fields of the first line.
     */
    CsvSpelling seen(BufferedReader reader, Set<String> columns) throws IOException {
        if (delimiter != null) {
            return this;
        }
        String first = FirstLine.of(reader);
        char best = DELIMITERS.get(0);
        for (char each : DELIMITERS) {
            best = score(first, each, columns) > score(first, best, columns) ? each : best;
        }
        return new CsvSpelling(best, header, skip, events);
    }

    private long score(String first, char delimiter, Set<String> columns) {
        String[] fields = first.split(Pattern.quote(String.valueOf(delimiter)), -1);
        if (!header.isEmpty()) {
            return fields.length == header.size() ? 1 : 0;
        }
        return Arrays.stream(fields)
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .filter(columns::contains)
                .count();
    }

    boolean isNull(String field) {
        return events.values().isNull(field);
    }

    /** A number as JSON has it, or {@code null} if the text is none; in a file with semicolons of which nothing is told, a comma is a sign too. */
    String number(String text) {
        return events.values().numbers().plain(text, delimiter != null && delimiter == ';');
    }
}
