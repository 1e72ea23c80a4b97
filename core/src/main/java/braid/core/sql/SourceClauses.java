package braid.core.sql;

import braid.core.view.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The clauses of {@code CREATE TABLE} that say how events are laid out, which SQL does not have: {@code FROM 'user.id'} and
 * {@code FORMAT JSON} behind a column's type, {@code WITH (unknown = 'ignore')} behind the columns. They are taken out of the text before it is
 * parsed, and blanks left in their place, so that every character keeps its own.
 */
final class SourceClauses {
    private static final String OPTIONS = "WITH (unknown = 'ignore') or WITH (unknown = 'reject')";

    /**
     * Of a column.
     *
     * @param field {@code null} for the one of the column's name
     * @param json whether its field is kept as text, whatever it holds
     */
    record Clause(String field, boolean json) {
        static final Clause NONE = new Clause(null, false);
    }

    private record Place(int table, int element) {}

    private final String file;
    private final String whole;
    private final StringBuilder text;
    private final List<Token> tokens;
    private final Map<Place, Clause> clauses = new HashMap<>();
    private final Map<Integer, Boolean> ignoring = new HashMap<>();

    private SourceClauses(String file, String text) {
        this.file = file;
        this.whole = text;
        this.text = new StringBuilder(text);
        this.tokens = Token.of(text);
    }

    /**
     * Those of a file.
     *
     * @throws SqlMistake if one is not well formed
     */
    static SourceClauses in(String file, String text) {
        SourceClauses clauses = new SourceClauses(file, text);
        int table = 0;
        for (int i = 0; i + 2 < clauses.tokens.size(); i++) {
            if (clauses.is(i, "CREATE") && clauses.is(i + 1, "TABLE")) {
                clauses.readTable(table++, i + 3);
            }
        }
        return clauses;
    }

    /** The file's text without them. */
    String text() {
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
        if (!is(open, "(")) {
            return;
        }
        int depth = 0;
        Place place = new Place(table, 0);
        int first = open + 1;
        for (int i = open; i < tokens.size(); i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            if (depth == 0) {
                readOptions(table, i + 1);
                return;
            }
            if (is(i, ";")) {
                return;
            }
            if (depth == 1 && i == first && is(i, "WATERMARK") && is(i + 1, "FOR")) {
                throw mistake(i, "A source has no WATERMARK: events count however late they come. Leave it out.");
            }
            if (depth == 1 && is(i, ",")) {
                place = new Place(table, place.element() + 1);
                first = i + 1;
            } else if (depth == 1 && i > first + 1) {
                readColumn(place, i);
            }
        }
    }

    private void readColumn(Place place, int i) {
        Clause before = clauses.getOrDefault(place, Clause.NONE);
        if (is(i, "FORMAT")) {
            if (!is(i + 1, "JSON")) {
                throw mistake(i + 1, "FORMAT JSON keeps arrays and objects as text; there is no other format.");
            }
            clauses.put(place, new Clause(before.field(), true));
            blank(i, i + 1);
        } else if (is(i, "FROM")) {
            Token field = at(i + 1);
            if (!field.isText() || field.unquoted().isEmpty()) {
                throw mistake(
                        i + 1,
                        "FROM names a field of the events, in single quotes: FROM 'user-id', or FROM 'user.id' for the field id of the"
                                + " object user.");
            }
            if (before.field() != null) {
                throw mistake(i, "A column is filled by one field; here is a second FROM.");
            }
            clauses.put(place, new Clause(field.unquoted(), before.json()));
            blank(i, i + 1);
        }
    }

    private void readOptions(int table, int with) {
        if (!is(with, "WITH")) {
            return;
        }
        int i = with + 1;
        do {
            i++;
            if (!is(with + 1, "(") || !is(i + 1, "=")) {
                throw mistake(i, "The options of a source are written " + OPTIONS + ".");
            }
            ignoring.put(table, ignores(i));
            i += 3;
        } while (is(i, ","));
        if (!is(i, ")")) {
            throw mistake(i, "A ) is missing here: " + OPTIONS + ".");
        }
        blank(with, i);
    }

    private boolean ignores(int option) {
        String name = word(at(option));
        if (!name.equals("unknown")) {
            throw mistake(
                    option,
                    "A source has no option '" + name + "'. " + Names.suggestion(name, List.of("unknown"))
                            + " It is written " + OPTIONS + ".");
        }
        String value = word(at(option + 2));
        if (!value.equals("ignore") && !value.equals("reject")) {
            throw mistake(
                    option + 2,
                    "What becomes of fields that are not declared is 'ignore' or 'reject', not '" + value + "'. "
                            + Names.suggestion(value, List.of("ignore", "reject")));
        }
        return value.equals("ignore");
    }

    private static String word(Token token) {
        String plain = token.isWord() ? token.text() : token.unquoted();
        return plain.toLowerCase(Locale.ROOT);
    }

    private Token at(int index) {
        return index < tokens.size() ? tokens.get(index) : Token.NOTHING;
    }

    private boolean is(int index, String word) {
        return at(index).upper().equals(word);
    }

    private SqlMistake mistake(int at, String what) {
        Token token = at < tokens.size() ? tokens.get(at) : tokens.get(tokens.size() - 1);
        return SqlMistake.at(file, whole, token, what);
    }

    private void blank(int first, int last) {
        int end = at(last).start() + at(last).text().length();
        for (int i = at(first).start(); i < end; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
