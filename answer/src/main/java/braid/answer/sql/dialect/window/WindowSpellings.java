package braid.answer.sql.dialect.window;

import braid.answer.arithmetic.Veil;
import braid.answer.sql.dialect.spelling.Nodes;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Window functions that Calcite types and has no code for, in terms of those that it has. */
public final class WindowSpellings {
    private WindowSpellings() {}

    /** What stands for a call over a window; {@code null} if it stays. */
    public static SqlNode of(SqlCall call) {
        if (call.getKind() != SqlKind.OVER || !(call.operand(0) instanceof SqlCall function)) {
            return null;
        }
        if (function.getKind() == SqlKind.IGNORE_NULLS) {
            return KnownSpellings.of(call);
        }
        SqlNode window = call.operand(1);
        return switch (function.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "PERCENT_RANK" -> function.operandCount() == 0 ? percentRank(call, window) : null;
            case "CUME_DIST" -> function.operandCount() == 0 ? cumulativeDistribution(call, window) : null;
            case "NTH_VALUE" -> nthValue(call, function, window);
            case "FIRST_VALUE" -> end(call, function, window, true);
            case "LAST_VALUE" -> end(call, function, window, false);
            case "LAG", "LEAD" -> function.operandCount() == 3 ? neighbour(call, function, window) : null;
            default -> null;
        };
    }

    /** {@code (rank - 1) / (rows - 1)}; 0 of a single row. */
    private static SqlNode percentRank(SqlCall call, SqlNode window) {
        SqlNode before = Nodes.call(
                SqlStdOperatorTable.MINUS,
                call,
                Nodes.call(SqlStdOperatorTable.OVER, call, Nodes.call(SqlStdOperatorTable.RANK, call), window),
                Nodes.number(1, call));
        SqlNode others = Nodes.call(SqlStdOperatorTable.MINUS, call, count(call, whole(window)), Nodes.number(1, call));
        SqlNode ratio = Nodes.call(
                SqlStdOperatorTable.DIVIDE,
                call,
                Nodes.asDouble(before),
                Nodes.call(SqlStdOperatorTable.NULLIF, call, others, Nodes.number(0, call)));
        return Nodes.call(SqlStdOperatorTable.COALESCE, call, ratio, Nodes.asDouble(Nodes.number(0, call)));
    }

    /** The rows up to this one and its peers, of all. */
    private static SqlNode cumulativeDistribution(SqlCall call, SqlNode window) {
        SqlParserPos place = window.getParserPosition();
        SqlNode peers =
                framed(window, false, SqlWindow.createUnboundedPreceding(place), SqlWindow.createCurrentRow(place));
        return Nodes.call(
                SqlStdOperatorTable.DIVIDE, call, Nodes.asDouble(count(call, peers)), count(call, whole(window)));
    }

    /**
     * The value of a frame from the beginning is that of the whole partition, as soon as the frame has so many rows. Other frames stay.
     */
    private static SqlNode nthValue(SqlCall call, SqlCall function, SqlNode window) {
        boolean fromFirst = function.operandCount() == 2
                && function.operand(1) instanceof SqlLiteral
                && window instanceof SqlWindow frame
                && (frame.getLowerBound() == null || SqlWindow.isUnboundedPreceding(frame.getLowerBound()))
                && !(frame.getUpperBound() != null && SqlWindow.isUnboundedFollowing(frame.getUpperBound()));
        if (!fromFirst) {
            return null;
        }
        SqlNode reached =
                Nodes.call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, call, count(call, window), function.operand(1));
        SqlNode value = Nodes.call(SqlStdOperatorTable.OVER, call, function, whole(window));
        return Nodes.choice(reached, value, Nodes.nothing(call), call);
    }

    /**
     * The first or last value of a frame of rows that may have none, of which Calcite reads a row that is not there: where the frame has one, it
     * is found from its row, or in the frame that reaches up to its row.
     */
    private static SqlNode end(SqlCall call, SqlCall function, SqlNode window, boolean first) {
        boolean stays = function.operandCount() != 1
                || !(window instanceof SqlWindow rows)
                || !rows.isRows()
                || !isKind(rows.getUpperBound(), SqlKind.PRECEDING) && !isKind(rows.getLowerBound(), SqlKind.FOLLOWING);
        if (stays) {
            return null;
        }
        SqlWindow frame = (SqlWindow) window;
        boolean before = isKind(frame.getUpperBound(), SqlKind.PRECEDING);
        SqlNode here = SqlWindow.createCurrentRow(window.getParserPosition());
        SqlNode value = before == first
                ? Nodes.call(
                        SqlStdOperatorTable.OVER,
                        call,
                        function,
                        before
                                ? framed(window, true, frame.getLowerBound(), here)
                                : framed(window, true, here, frame.getUpperBound()))
                : Nodes.call(
                        SqlStdOperatorTable.OVER,
                        call,
                        Nodes.call(
                                first ? SqlStdOperatorTable.LEAD : SqlStdOperatorTable.LAG,
                                function,
                                function.operand(0),
                                ((SqlCall) (first ? frame.getLowerBound() : frame.getUpperBound())).operand(0)),
                        framed(window, false, null, null));
        SqlNode any = Nodes.call(SqlStdOperatorTable.GREATER_THAN, call, count(call, window), Nodes.number(0, call));
        return Nodes.choice(any, value, Nodes.nothing(call), call);
    }

    private static boolean isKind(SqlNode bound, SqlKind kind) {
        return bound != null && bound.getKind() == kind;
    }

    /** Calcite takes the type of the value that stands for a row that is not there for that of all: NULL would not be among them. */
    private static SqlNode neighbour(SqlCall call, SqlCall function, SqlNode window) {
        SqlNode absent = Nodes.call(Veil.NULLABLE, function, function.<SqlNode>operand(2));
        SqlNode value = Nodes.call(function.getOperator(), function, function.operand(0), function.operand(1), absent);
        return Nodes.call(SqlStdOperatorTable.OVER, call, value, window);
    }

    private static SqlNode count(SqlCall call, SqlNode window) {
        SqlNode rows =
                Nodes.call(SqlStdOperatorTable.COUNT, call, (SqlNode) SqlIdentifier.star(call.getParserPosition()));
        return Nodes.call(SqlStdOperatorTable.OVER, call, rows, window);
    }

    /** The same window with all rows of the partition as its frame. */
    private static SqlNode whole(SqlNode window) {
        SqlParserPos place = window.getParserPosition();
        return framed(
                window, true, SqlWindow.createUnboundedPreceding(place), SqlWindow.createUnboundedFollowing(place));
    }

    /** The same window with another frame. */
    static SqlNode framed(SqlNode window, boolean rows, SqlNode from, SqlNode to) {
        SqlParserPos place = window.getParserPosition();
        SqlWindow inline = window instanceof SqlWindow known ? known : null;
        return SqlWindow.create(
                null,
                inline == null ? (SqlIdentifier) window : inline.getRefName(),
                inline == null ? SqlNodeList.EMPTY : inline.getPartitionList(),
                inline == null ? SqlNodeList.EMPTY : inline.getOrderList(),
                SqlLiteral.createBoolean(rows, place),
                from,
                to,
                null,
                place);
    }
}
