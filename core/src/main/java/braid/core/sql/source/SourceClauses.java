package braid.core.sql.source;

import braid.core.sql.mistake.SqlMistake;
import braid.core.view.field.DatePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clauses of {@code CREATE TABLE} that say how events are laid out, which SQL does not have: {@code FROM 'user.id'},
 * {@code FROM ('day', 'time')}, {@code FORMAT JSON} and {@code FORMAT 'M/d/yyyy'} behind a column's type, {@code WITH (unknown = 'ignore')} behind
 * the columns. They are taken out of the text before it is parsed, and blanks left in their place, so that every character keeps its own.
 */
public final class SourceClauses {
    /**
     * Of a column.
     *
     * @param fields empty for the one of the column's name
     * @param json whether its field is kept as text, whatever it holds
     * @param pattern how its days or times are written, or {@code null}
     */
    record Clause(List<String> fields, boolean json, String pattern) {
        static final Clause NONE = new Clause(List.of(), false, null);

        boolean hasFormat() {
            return json || pattern != null;
        }
    }

    private record Place(int table, int element) {}

    private final ClauseText text;
    private final Map<Place, Clause> clauses = new HashMap<>();
    private final Map<Integer, Boolean> ignoring = new HashMap<>();

    private SourceClauses(ClauseText text) {
        this.text = text;
    }

    /**
     * Those of a file.
     *
     * @throws SqlMistake if one is not well formed
     */
    public static SourceClauses in(String file, String text) {
        SourceClauses clauses = new SourceClauses(new ClauseText(file, text));
        int table = 0;
        for (int i = 0; i + 2 < clauses.text.size(); i++) {
            if (clauses.text.is(i, "CREATE") && clauses.text.is(i + 1, "TABLE")) {
                clauses.readTable(table++, i + 3);
            }
        }
        return clauses;
    }

    /** The file's text without them. */
    public String text() {
        return text.toString();
    }

    /**
     * @param table which CREATE TABLE of the file, from 0
     * @param element which of its elements, from 0
     */
    Clause of(int table, int element) {
        return clauses.getOrDefault(new Place(table, element), Clause.NONE);
    }

    boolean ignoreUnknown(int table) {
        return ignoring.getOrDefault(table, false);
    }

    private void readTable(int table, int open) {
        if (!text.is(open, "(")) {
            return;
        }
        int depth = 0;
        Place place = new Place(table, 0);
        int first = open + 1;
        for (int i = open; i < text.size(); i++) {
            depth += text.is(i, "(") ? 1 : text.is(i, ")") ? -1 : 0;
            if (depth == 0) {
                ignoring.put(table, new SourceOptions(text).read(i + 1));
                return;
            }
            if (text.is(i, ";")) {
                return;
            }
            if (depth == 1 && i == first && text.is(i, "WATERMARK") && text.is(i + 1, "FOR")) {
                throw text.mistake(i, "A source has no WATERMARK: events count however late they come. Leave it out.");
            }
            if (depth == 1 && text.is(i, ",")) {
                place = new Place(table, place.element() + 1);
                first = i + 1;
            } else if (depth == 1 && i > first + 1) {
                readColumn(place, i);
            }
        }
    }

    private void readColumn(Place place, int i) {
        Clause before = clauses.getOrDefault(place, Clause.NONE);
        if (text.is(i, "FORMAT")) {
            if (before.hasFormat()) {
                throw text.mistake(i, "A column has one format; here is a second FORMAT.");
            }
            boolean json = text.is(i + 1, "JSON");
            clauses.put(place, new Clause(before.fields(), json, json ? null : pattern(i + 1)));
            text.blank(i, i + 1);
        } else if (text.is(i, "FROM")) {
            List<String> fields = new ArrayList<>();
            int last = readFields(i + 1, fields);
            if (!before.fields().isEmpty()) {
                throw text.mistake(i, "A column is filled by one field; here is a second FROM.");
            }
            clauses.put(place, new Clause(fields, before.json(), before.pattern()));
            text.blank(i, last);
        }
    }

    private String pattern(int i) {
        if (!text.at(i).isText()) {
            throw text.mistake(
                    i,
                    "FORMAT JSON keeps arrays and objects as text, and FORMAT 'M/d/yyyy' says how days and times are written; there is no other"
                            + " format.");
        }
        try {
            return DatePattern.of(text.at(i).unquoted()).toString();
        } catch (IllegalArgumentException e) {
            throw text.mistake(i, e.getMessage());
        }
    }

    /** Reads one field, or several in parentheses; gives the place of the last token. */
    private int readFields(int first, List<String> fields) {
        boolean several = text.is(first, "(");
        int i = several ? first + 1 : first;
        fields.add(field(i));
        for (i++; several && text.is(i, ","); i += 2) {
            fields.add(field(i + 1));
        }
        if (several && !text.is(i, ")")) {
            throw text.mistake(
                    i, "A ) is missing here: the fields that fill a column together are written FROM ('day', 'time').");
        }
        return several ? i : first;
    }

    private String field(int i) {
        if (!text.at(i).isText() || text.at(i).unquoted().isEmpty()) {
            throw text.mistake(
                    i,
                    "FROM names a field of the events, in single quotes: FROM 'user-id', or FROM 'user.id' for the field id of the"
                            + " object user, or FROM ('day', 'time') for two that are read as one.");
        }
        return text.at(i).unquoted();
    }
}
