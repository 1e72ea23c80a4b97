package braid.answer.sql.mistake;

import braid.answer.rows.request.BadRequest;
import braid.core.sql.token.DisguisedLetters;
import braid.core.sql.token.KeywordNames;
import braid.core.sql.token.StructureWords;
import braid.core.sql.token.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What the parser cannot read, in the words of who wrote the statement. */
final class ParserWords {
    private static final Pattern UNKNOWN_SIGN = Pattern.compile("Lexical error.*Encountered: \"(.+?)\".*");
    private static final String END = "<EOF>";
    private static final Pattern LAST_WORD = Pattern.compile("('[^']*'|[\\w$]+|\\S)\\s*$");
    private static final Pattern LAST =
            Pattern.compile("(?i)(WHERE|HAVING|ON|BY|FROM|JOIN|LIMIT|OFFSET|AS|AND|OR|NOT|IN|LIKE|BETWEEN)\\s*");
    private static final Pattern UNIT_LEFT_OUT = Pattern.compile("(?i)interval\\s+'[^']*'\\s*$");

    private ParserWords() {}

    /**
     * @param names of the statement
     * @param e says something
     */
    static BadRequest of(String statement, KeywordNames names, SqlParseException e) {
        String first =
                DisguisedLetters.restored(e.getMessage()).lines().findFirst().orElse("The text is not SQL.");
        String met = first.replaceFirst(" at line \\d+, column \\d+\\.?$", "");
        if (e.getPos() == null) {
            return SqlMistakes.whole(met + ".");
        }
        int offset = offset(statement, e.getPos());
        Optional<Token> unquoted = names.unquotedAt(offset);
        if (unquoted.isPresent()) {
            return SqlMistakes.at(e.getPos(), StructureWords.quotesFor(unquoted.get()));
        }
        // The parser says END or stands before the last word, where what should follow it is missing.
        if (met.contains(END)
                || LAST.matcher(statement).region(offset, statement.length()).matches()) {
            return atEnd(statement, e.getPos());
        }
        Matcher unknown = UNKNOWN_SIGN.matcher(met);
        String reason = unknown.matches() ? "\"" + unknown.group(1) + "\" is not known here" : met;
        return SqlMistakes.at(
                e.getPos(),
                WaysOut.known(reason).orElseGet(() -> reason + ". " + WaysOut.at(statement, offset, expected(e))));
    }

    private static List<String> expected(SqlParseException e) {
        return e.getExpectedTokenNames() == null ? List.of() : List.copyOf(e.getExpectedTokenNames());
    }

    private static BadRequest atEnd(String statement, SqlParserPos position) {
        Matcher last = LAST_WORD.matcher(statement);
        String word = last.find() ? last.group(1) : statement;
        return SqlMistakes.at(
                position,
                "The statement ends behind " + word + ", where more has to come. "
                        + (UNIT_LEFT_OUT.matcher(statement).find()
                                ? "Write the unit of an interval behind its number: INTERVAL '1' DAY."
                                : "Write the rest, or leave out what began it."));
    }

    private static int offset(String statement, SqlParserPos position) {
        int offset = Token.offset(statement, position.getLineNum(), Math.max(1, position.getColumnNum()));
        return Math.max(0, Math.min(statement.length(), offset));
    }
}
