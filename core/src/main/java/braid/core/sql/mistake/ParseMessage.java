package braid.core.sql.mistake;

import braid.core.sql.token.DisguisedLetters;
import braid.core.sql.token.KeywordNames;
import braid.core.sql.token.StructureWords;
import braid.core.sql.token.Token;
import braid.core.text.Names;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;

/** What a parser says of a text that is not SQL, in the words of who wrote it: what stands there, what could, what was probably meant. */
public final class ParseMessage {
    private static final int FEW = 8;
    private static final Pattern PLACE = Pattern.compile("at line (\\d+), column (\\d+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|\\d[\\w.]*|=>|<>|[<>!|]=?|\\S");
    private static final Pattern LAST_WORD = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s*$");
    private static final Pattern UNCLOSED = Pattern.compile("(?s)Lexical error.*<EOF>.*");
    private static final List<String> STATEMENTS = List.of("TABLE", "VIEW");

    /** What ends a list, where its next part was expected. */
    private static final List<String> BEHIND_LISTS = List.of(")", ",", ";", "FROM", "WHERE", "GROUP");

    /** Words that a pipeline is made of. */
    private static final List<String> WORDS = List.of(
            "CREATE",
            "TABLE",
            "VIEW",
            "AS",
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP",
            "BY",
            "TUMBLE",
            "DESCRIPTOR",
            "INTERVAL",
            "FILTER",
            "PRIMARY",
            "KEY",
            "NOT",
            "NULL",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND");

    private ParseMessage() {}

    /** @param names of the text */
    public static SqlMistake of(String file, String text, KeywordNames names, SqlParseException e) {
        String said = DisguisedLetters.restored(String.valueOf(e.getMessage()));
        int line = e.getPos() == null ? 0 : e.getPos().getLineNum();
        int column = e.getPos() == null ? 0 : e.getPos().getColumnNum();
        Matcher told = PLACE.matcher(said);
        if (line < 1 && told.find()) {
            line = Integer.parseInt(told.group(1));
            column = Integer.parseInt(told.group(2));
        }
        line = Math.max(1, line);
        column = Math.max(1, column);
        if (UNCLOSED.matcher(said).matches()) {
            return new SqlMistake(
                    file,
                    line,
                    column,
                    "The file ends inside a text or a comment: a ' or a /* before it is not closed.");
        }
        String met = met(text, line, column);
        int place = Token.offset(text, line, column);
        Optional<SqlMistake> known = commaTooMany(file, text, place).or(() -> names.unquotedAt(place)
                .map(word -> SqlMistake.at(file, text, word, StructureWords.quotesFor(word))));
        if (known.isPresent()) {
            return known.get();
        }
        Optional<String> type = met.equals("(") ? mistypedType(text, line, column) : Optional.empty();
        return new SqlMistake(file, line, column, type.isPresent() ? type.get() : sentence(met, said, e));
    }

    /** A comma at a place or before it, behind which its list ends. */
    private static Optional<SqlMistake> commaTooMany(String file, String text, int place) {
        Token before = Token.NOTHING;
        for (Token token : Token.of(text + ";")) {
            if (before.text().equals(",") && token.start() >= place && BEHIND_LISTS.contains(token.upper())) {
                return Optional.of(SqlMistake.at(
                        file,
                        text,
                        before,
                        "This comma is one too many: nothing of the list stands between it and the " + token.upper()
                                + " behind it. Leave it out."));
            }
            if (token.start() > place) {
                break;
            }
            before = token;
        }
        return Optional.empty();
    }

    /** Digits in parentheses behind a word that is no type. */
    private static Optional<String> mistypedType(String text, int line, int column) {
        Matcher before = LAST_WORD.matcher(text.lines().toList().get(line - 1).substring(0, column - 1));
        return before.find()
                ? ForeignTypes.instead(before.group(1))
                        .map(type -> "There is no type '" + before.group(1) + "' here. " + type)
                : Optional.empty();
    }

    private static String sentence(String met, String said, SqlParseException e) {
        if (met.isEmpty()) {
            return "The file ends in the middle of a statement." + expected(e);
        }
        if (said.startsWith("Lexical error")) {
            return "The character " + met
                    + " does not belong here; texts stand in '...', names of letters, digits and _ in none"
                    + " or in \"...\".";
        }
        if (met.equals("'") && said.startsWith("Encountered \"\\'\"")) {
            return "The text that begins here is not closed: a ' is missing.";
        }
        if (said.contains("literal")) {
            return "The value at " + met + " is not well formed, or is out of range.";
        }
        if (met.equals("=>")) {
            return "Arguments with names are for TUMBLE only: TUMBLE(DATA => TABLE source, TIMECOL => DESCRIPTOR(event_time),"
                    + " SIZE => INTERVAL '1' MINUTE).";
        }
        if (ForeignTypes.isOne(met)) {
            return "There is no type '" + met + "' here. "
                    + ForeignTypes.instead(met).orElseThrow();
        }
        if (met.equalsIgnoreCase("PRIMARY")) {
            return "'" + met + "' cannot stand here: the key stands behind the columns, as PRIMARY KEY (column).";
        }
        String reserved =
                said.startsWith("Incorrect syntax near the keyword") && !WORDS.contains(met.toUpperCase(Locale.ROOT))
                        ? " It is a word of SQL: as a name it stands in double quotes, \""
                                + met.toLowerCase(Locale.ROOT) + "\"."
                        : "";
        return quoted(met) + " cannot stand here." + meant(met, e) + reserved;
    }

    private static String meant(String met, SqlParseException e) {
        Collection<String> allowed = allowed(e);
        boolean statement = allowed.contains("VIEW") && allowed.contains("TABLE");
        Optional<String> near = statement
                ? Names.nearest(met, STATEMENTS)
                : allowed.isEmpty() || allowed.size() > FEW
                        ? Names.nearest(met, WORDS).filter(word -> !word.equalsIgnoreCase(met) && met.length() > 2)
                        : Names.nearest(met, allowed).filter(word -> met.length() > 2);
        return near.map(word -> " Did you mean " + word + "?").orElse("")
                + (statement ? " A pipeline has CREATE TABLE and CREATE VIEW." : expected(e));
    }

    private static String expected(SqlParseException e) {
        Collection<String> allowed = allowed(e);
        return allowed.isEmpty() || allowed.size() > FEW ? "" : " Expected " + String.join(" or ", allowed) + ".";
    }

    private static Collection<String> allowed(SqlParseException e) {
        Collection<String> allowed = new TreeSet<>();
        if (e.getExpectedTokenNames() != null) {
            e.getExpectedTokenNames().stream()
                    .filter(token -> token.startsWith("\""))
                    .map(token -> token.substring(1, token.length() - 1))
                    .forEach(allowed::add);
        }
        return allowed;
    }

    private static String quoted(String met) {
        return met.equals("'") ? "A text" : "'" + met + "'";
    }

    /** The word at a place of the text; empty at its end. */
    private static String met(String text, int line, int column) {
        List<String> lines = text.lines().toList();
        if (line > lines.size()) {
            return "";
        }
        String at = lines.get(line - 1);
        Matcher word = WORD.matcher(at);
        return word.find(Math.min(column - 1, at.length())) ? word.group() : "";
    }
}
