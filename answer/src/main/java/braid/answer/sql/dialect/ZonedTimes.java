package braid.answer.sql.dialect;

import braid.core.sql.token.Opaque;
import braid.core.sql.token.Token;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code x AT TIME ZONE 'Europe/Berlin'}, which Calcite's grammar does not have: for the parser each is written as an operator that it has and that is
 * refused otherwise, {@code ^}, with blanks behind it, so that every character keeps its place.
 */
public final class ZonedTimes {
    /** Texts, names in quotes and comments, in which nothing is replaced; or the words. */
    private static final Pattern PIECE =
            Pattern.compile(Opaque.PIECES + "|\\b(?<words>AT\\s+TIME\\s+ZONE)\\b", Pattern.CASE_INSENSITIVE);

    private final String text;
    /** Offsets of the operators. */
    private final Set<Integer> places = new HashSet<>();

    private ZonedTimes(String statement) {
        StringBuilder written = new StringBuilder(statement);
        Matcher piece = PIECE.matcher(statement);
        while (piece.find()) {
            if (piece.group("words") != null) {
                places.add(piece.start());
                written.replace(
                        piece.start(), piece.end(), "^" + blank(piece.group().substring(1)));
            }
        }
        text = written.toString();
    }

    /** Those of a statement. */
    public static ZonedTimes of(String statement) {
        return new ZonedTimes(statement);
    }

    private static String blank(String words) {
        return words.replaceAll("\\S", " ");
    }

    /** The statement for the parser. */
    public String text() {
        return text;
    }

    /** Whether a parsed call is one of them: then one of its operators stands between its operands. */
    boolean isOne(SqlCall call) {
        if (call.getKind() != SqlKind.BITXOR || !call.getOperator().getName().equals("^")) {
            return false;
        }
        int from = end(call.operand(0));
        int to = start(call.operand(1));
        return places.stream().anyMatch(place -> from < place && place < to);
    }

    private int start(SqlNode node) {
        SqlParserPos place = node.getParserPosition();
        return Token.offset(text, place.getLineNum(), place.getColumnNum());
    }

    private int end(SqlNode node) {
        SqlParserPos place = node.getParserPosition();
        return Token.offset(text, place.getEndLineNum(), place.getEndColumnNum());
    }
}
