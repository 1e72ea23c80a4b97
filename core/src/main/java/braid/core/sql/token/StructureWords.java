package braid.core.sql.token;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a statement is made of: never taken for a column, for then a statement with a mistake would mean something else. */
public final class StructureWords {
    private static final Set<String> WORDS = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP",
            "BY",
            "ORDER",
            "HAVING",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "WINDOW",
            "QUALIFY",
            "AS",
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS",
            "NULL",
            "TRUE",
            "FALSE",
            "ON",
            "USING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "OUTER",
            "CROSS",
            "NATURAL",
            "LATERAL",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS",
            "ALL",
            "ANY",
            "SOME",
            "EXISTS",
            "DISTINCT",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "BETWEEN",
            "LIKE",
            "CAST",
            "INTERVAL",
            "TABLE",
            "VALUES",
            "WITH",
            "OVER",
            "PARTITION",
            "RANGE",
            "ROW",
            "ROWS",
            "CURRENT",
            "NEXT",
            "CREATE",
            "INSERT",
            "UPDATE",
            "DELETE",
            "SET",
            "INTO",
            "UNNEST",
            "ROLLUP",
            "FILTER",
            "TO",
            "AT",
            "FOR");

    private StructureWords() {}

    /**
     * Where a parser stopped at a column that cannot be named without quotes, for statements are made of that word; or right behind one with
     * which an expression begins.
     *
     * @param offset in the text, from 0
     * @param columns in lower case
     */
    static Optional<Token> unquotedAt(int offset, List<Token> tokens, Set<String> columns) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).start() == offset) {
                boolean begins = i > 1 && tokens.get(i - 2).upper().matches("[(,=<>+*/-]|SELECT|BY");
                return Stream.of(tokens.get(i), begins ? tokens.get(i - 1) : Token.NOTHING)
                        .filter(word -> isOne(word.upper())
                                && columns.contains(word.text().toLowerCase(Locale.ROOT)))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** What to write instead of such a word. */
    public static String quotesFor(Token word) {
        return "'%s' is a word that statements are made of: the column of that name stands in double quotes here, \"%s\"."
                .formatted(word.text(), word.text().toLowerCase(Locale.ROOT));
    }

    /** @param word in capitals */
    static boolean isOne(String word) {
        return WORDS.contains(word);
    }
}
