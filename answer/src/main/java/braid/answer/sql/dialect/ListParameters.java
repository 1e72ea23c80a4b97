package braid.answer.sql.dialect;

import braid.answer.rows.request.BadRequest;
import braid.answer.sql.dialect.spelling.Nodes;
import braid.core.sql.token.Opaque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * A statement in which {@code IN (?)} with a list for the parameter has become {@code IN (?, ?, ?)} with its values.
 *
 * @param sql the statement
 * @param values one for each of its parameters, none of them a list
 */
public record ListParameters(String sql, List<Object> values) {
    /** Texts, names in quotes and comments; or a parameter. */
    private static final Pattern PIECE = Pattern.compile(Opaque.PIECES + "|(?<parameter>\\?)");

    /** Stands in the parentheses of an IN of no values; no statement that a person writes has such a name. */
    private static final String NOTHING = "\"\u0000\"";

    private static final Pattern IN_BEFORE = Pattern.compile("(?is).*\\bIN\\s*\\(\\s*");
    private static final Pattern END_BEHIND = Pattern.compile("(?s)\\s*\\).*");

    /**
     * The statement with no list among its values.
     *
     * @param given text, numbers, booleans, {@code null}, or lists of these
     * @throws BadRequest if a list stands elsewhere than in IN (?)
     */
    public static ListParameters of(String sql, List<?> given) {
        if (given.stream().noneMatch(Collection.class::isInstance)) {
            return new ListParameters(sql, Collections.unmodifiableList(new ArrayList<>(given)));
        }
        List<Object> values = new ArrayList<>();
        StringBuilder written = new StringBuilder();
        int copied = 0;
        int number = 0;
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            if (piece.group("parameter") == null) {
                continue;
            }
            Object value = number < given.size() ? given.get(number) : null;
            if (value instanceof Collection<?> list) {
                require(sql, piece, number + 1);
                written.append(sql, copied, piece.start())
                        .append(list.isEmpty() ? NOTHING : String.join(", ", Collections.nCopies(list.size(), "?")));
                copied = piece.end();
                values.addAll(list);
            } else if (number < given.size()) {
                values.add(value);
            }
            number++;
        }
        values.addAll(given.subList(Math.min(number, given.size()), given.size()));
        return new ListParameters(
                written.append(sql.substring(copied)).toString(), Collections.unmodifiableList(values));
    }

    /** {@code x IN ()}, which is false, and its negation; {@code null} of another call. */
    static SqlNode ofNothing(SqlCall call) {
        if (!(call.getOperator() instanceof SqlInOperator in)
                || !(call.operand(1) instanceof SqlNodeList list)
                || list.size() != 1
                || !(list.get(0) instanceof SqlIdentifier name && ("\"" + name + "\"").equals(NOTHING))) {
            return null;
        }
        boolean negated = in.kind == SqlKind.NOT_IN;
        SqlNode known = Nodes.call(SqlStdOperatorTable.IS_NULL, call, call.<SqlNode>operand(0));
        return Nodes.call(
                negated ? SqlStdOperatorTable.OR : SqlStdOperatorTable.AND,
                call,
                known,
                SqlLiteral.createBoolean(negated, call.getParserPosition()));
    }

    private static void require(String sql, Matcher piece, int number) {
        if (!IN_BEFORE.matcher(sql.substring(0, piece.start())).matches()
                || !END_BEHIND.matcher(sql.substring(piece.end())).matches()) {
            throw new BadRequest("Parameter " + number + " is a list, which stands alone in IN: WHERE x IN (?).");
        }
    }
}
