package braid.core.sql.token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Names that are words of SQL, such as {@code date} and {@code value}, where it is clear that a name is meant: behind AS or a point, as a column of
 * CREATE TABLE, and where a declared column stands as an expression. Their first letter is another one for the parser, so that every character
 * keeps its place, and is put back in what was parsed.
 */
public final class KeywordNames {
    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");
    private static final Set<String> OF_UNITS =
            Set.of("EXTRACT", "TIMESTAMPDIFF", "TIMESTAMPADD", "DATEDIFF", "DATEADD", "DATE_PART");

    private final List<Token> tokens;
    /** Tokens of CREATE TABLE, where a word behind a name is a type. */
    private final Set<Integer> declarations = new HashSet<>();

    private final Set<String> columns;
    private final Predicate<String> isName;
    private final StringBuilder written;

    private KeywordNames(String text, Set<String> columns, Predicate<String> isName) {
        written = new StringBuilder(text);
        this.columns = columns;
        this.isName = isName;
        tokens = Token.of(text);
    }

    /**
     * Those of a statement.
     *
     * @param columns that the statement can name, in lower case
     * @param isName whether the parser takes a word as a name
     */
    public static KeywordNames inStatement(String text, Set<String> columns, Predicate<String> isName) {
        KeywordNames names = new KeywordNames(text, new HashSet<>(columns), isName);
        if (!names.usesTheLetters()) {
            names.write();
        }
        return names;
    }

    /** Those of a pipeline file. */
    public static KeywordNames inPipeline(String text, Predicate<String> isName) {
        KeywordNames names = new KeywordNames(text, new HashSet<>(), isName);
        if (!names.usesTheLetters()) {
            names.declared();
            names.write();
        }
        return names;
    }

    /** Whether a parser takes words as names, asked of itself and kept. */
    public static Predicate<String> names(SqlParser.Config parser, String before, String behind) {
        Map<String, Boolean> known = new ConcurrentHashMap<>();
        return word -> known.computeIfAbsent(word.toUpperCase(Locale.ROOT), name -> {
            try {
                SqlParser.create(before + name + behind, parser).parseStmt();
                return true;
            } catch (SqlParseException e) {
                return false;
            }
        });
    }

    private boolean usesTheLetters() {
        return written.chars().anyMatch(DisguisedLetters::isOne);
    }

    /** {@link StructureWords#unquotedAt} of this text. */
    public Optional<Token> unquotedAt(int offset) {
        return StructureWords.unquotedAt(offset, tokens, columns);
    }

    /** The text for the parser. */
    public String text() {
        return written.toString();
    }

    /** Puts the letters back in parsed names; a declared column is one from here on, not a function without parentheses. */
    public void restore(SqlNode parsed) {
        parsed.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier name) {
                List<String> parts =
                        name.names.stream().map(DisguisedLetters::restored).toList();
                boolean column = name.isSimple() && columns.contains(parts.get(0));
                if (column || !parts.equals(name.names)) {
                    List<SqlParserPos> places = new ArrayList<>();
                    for (int i = 0; i < parts.size(); i++) {
                        places.add(name.getComponentParserPosition(i).withQuoting(true));
                    }
                    name.setNames(parts, places);
                }
                return null;
            }
        });
    }

    private Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NOTHING;
    }

    /** Finds the columns of CREATE TABLE, and disguises them where they are declared and in the PRIMARY KEY. */
    private void declared() {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean table = at(i).upper().equals("CREATE") && at(i + 1).upper().equals("TABLE");
            if (table) {
                declared(i + 3);
            }
        }
    }

    /** @param open where the parenthesis of the columns stands */
    private void declared(int open) {
        int depth = 0;
        boolean key = false;
        for (int i = open; i < tokens.size(); i++) {
            String text = at(i).text();
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (depth < 1) {
                return;
            }
            declarations.add(i);
            boolean first =
                    i > open && depth == 1 && (i == open + 1 || at(i - 1).text().equals(","));
            boolean constraint = first && isConstraint(i);
            key = depth > 1 && (key || at(i - 1).upper().equals("KEY"));
            if (at(i).isWord() && (first && !constraint || key)) {
                columns.add(text.toLowerCase(Locale.ROOT));
                disguise(at(i));
            } else if (at(i).isQuotedName() && first) {
                columns.add(at(i).unquoted().toLowerCase(Locale.ROOT));
            }
        }
    }

    private boolean isConstraint(int i) {
        String behind = at(i + 1).text();
        return switch (at(i).upper()) {
            case "PRIMARY", "FOREIGN" -> at(i + 1).upper().equals("KEY");
            case "UNIQUE", "CHECK" -> behind.equals("(");
            case "CONSTRAINT" -> true;
            default -> false;
        };
    }

    private void write() {
        List<Boolean> inCast = inCast();
        for (int i = 0; i < tokens.size(); i++) {
            if (isAlias(i, inCast.get(i))) {
                columns.add(at(i).text().toLowerCase(Locale.ROOT));
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (at(i).isWord() && !declarations.contains(i) && isMeant(i, inCast.get(i))) {
                disguise(at(i));
            }
        }
    }

    /** For each token, whether it stands in the parentheses of a CAST. */
    private List<Boolean> inCast() {
        List<Boolean> each = new ArrayList<>();
        Deque<Boolean> open = new ArrayDeque<>(List.of(false));
        for (int i = 0; i < tokens.size(); i++) {
            if (at(i).text().equals("(")) {
                open.push(CASTS.contains(at(i - 1).upper()));
            } else if (at(i).text().equals(")") && open.size() > 1) {
                open.pop();
            }
            each.add(open.peek());
        }
        return each;
    }

    /** Behind AS, where neither a type nor a query begins. */
    private boolean isAlias(int i, boolean inCast) {
        Token next = at(i + 1);
        boolean ends = next.upper().matches("[,);]|FROM");
        return at(i - 1).upper().equals("AS")
                && at(i).isWord()
                && !inCast
                && !next.text().equals("(")
                && !next.isText()
                && (ends || !StructureWords.isOne(at(i).upper()));
    }

    private boolean isMeant(int i, boolean inCast) {
        Token next = at(i + 1);
        String before = at(i - 1).upper();
        if (next.text().equals("(") || next.isText()) {
            return false;
        }
        if (next.text().equals("=") && at(i + 2).text().equals(">") && at(i + 2).start() == next.start() + 1) {
            return true;
        }
        if (before.equals(".") || before.equals("(") && at(i - 2).upper().equals("DESCRIPTOR")) {
            return true;
        }
        if (before.equals("AS")) {
            return isAlias(i, inCast);
        }
        return columns.contains(at(i).text().toLowerCase(Locale.ROOT))
                && !StructureWords.isOne(at(i).upper())
                && !isUnit(i)
                && !next.upper().matches("WITH|WITHOUT|ZONE");
    }

    /** Behind an interval's number, in FLOOR(x TO unit), EXTRACT(unit FROM x) and the like. */
    private boolean isUnit(int i) {
        Token before = at(i - 1);
        return before.isText()
                || before.text().equals(")")
                || before.upper().matches("TO|AT")
                || before.text().equals("(") && OF_UNITS.contains(at(i - 2).upper());
    }

    private void disguise(Token token) {
        char first = Character.toLowerCase(token.text().charAt(0));
        if (first >= 'a' && first <= 'z' && !isName.test(token.text())) {
            written.setCharAt(token.start(), DisguisedLetters.of(first));
        }
    }
}
