package braid.answer.sql.refusal;

import braid.answer.sql.mistake.SqlMistakes;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses what a statement says and what is not answered here, by what was parsed: each with its place, the reason and what to write instead. */
public final class UnsupportedClauses extends SqlBasicVisitor<Void> {
    private UnsupportedClauses() {}

    /** @throws braid.answer.rows.request.BadRequest at the first that is found */
    public static void check(SqlNode statement) {
        statement.accept(new UnsupportedClauses());
    }

    @Override
    public Void visit(SqlCall call) {
        switch (call.getKind()) {
            case MATCH_RECOGNIZE ->
                refuse(
                        call,
                        "MATCH_RECOGNIZE",
                        "Compare a row with those around it by window functions, LAG(x) OVER (ORDER BY t), and filter them in an"
                                + " outer SELECT.");
            case TABLESAMPLE ->
                refuse(
                        call,
                        "TABLESAMPLE",
                        "Views are small and exact; for some of the rows write LIMIT, or WHERE RAND() < 0.1.");
            case IGNORE_NULLS ->
                refuse(
                        call,
                        "IGNORE NULLS of this function",
                        "It goes with LAG, LEAD, FIRST_VALUE, LAST_VALUE and NTH_VALUE over a window; aggregate functions pass over NULL by"
                                + " themselves. Leave it out.");
            case ORDER_BY -> {
                checkCount(((SqlOrderBy) call).fetch);
                checkCount(((SqlOrderBy) call).offset);
            }
            case BITXOR -> {
                if (call.getOperator().getName().equals("^")) {
                    refuse(
                            call,
                            "^, which is a power to some engines and a bitwise operator to others,",
                            "Write POWER(a, b) or BITXOR(a, b).");
                }
            }
            case UNNEST -> {
                if (((SqlUnnestOperator) call.getOperator()).withOrdinality) {
                    refuse(
                            call,
                            "WITH ORDINALITY",
                            "Write the number beside each value: FROM (VALUES (1, 'a'), (2, 'b')) AS t(n, x).");
                }
            }
            case OVER -> checkOver(call.operand(0));
            case WITHIN_DISTINCT -> refuse(call, "WITHIN DISTINCT", "Aggregate over SELECT DISTINCT in a sub-query.");
            case WINDOW -> checkFrame((SqlWindow) call);
            case SELECT -> RepeatedSets.check(((SqlSelect) call).getGroup());
            case WITH_ITEM -> {
                if (((SqlWithItem) call).recursive.booleanValue()) {
                    refuse(
                            call,
                            "WITH RECURSIVE " + ((SqlWithItem) call).name,
                            "Join the view with itself once for each step, or ask again with what came.");
                }
            }
            default -> {}
        }
        return super.visit(call);
    }

    /** LIMIT, OFFSET and FETCH count whole rows. */
    private static void checkCount(SqlNode count) {
        if (count instanceof SqlNumericLiteral number
                && (number.bigDecimalValue().stripTrailingZeros().scale() > 0
                        || number.bigDecimalValue().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0)) {
            throw SqlMistakes.at(
                    count.getParserPosition(),
                    "LIMIT, OFFSET and FETCH take a whole number of rows up to " + Integer.MAX_VALUE + ", not "
                            + number.toValue() + ".");
        }
    }

    /** Calcite forgets DISTINCT over a window. */
    private static void checkOver(SqlNode function) {
        if (!(function instanceof SqlCall call)) {
            return;
        }
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (name.equals("NTILE") || name.equals("NTH_VALUE")) {
            checkPositive(call, name.equals("NTILE") ? 0 : 1);
        }
        if (call.getFunctionQuantifier() != null
                && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT) {
            refuse(
                    call,
                    name + " of DISTINCT values over a window",
                    "Aggregate by GROUP BY in a sub-query and join it.");
        }
    }

    private static void checkPositive(SqlCall call, int operand) {
        if (call.operandCount() <= operand) {
            return;
        }
        SqlNode argument = call.operand(operand);
        if (!(argument instanceof SqlNumericLiteral number)
                || number.bigDecimalValue().signum() <= 0
                || number.bigDecimalValue().stripTrailingZeros().scale() > 0) {
            throw SqlMistakes.at(
                    argument.getParserPosition(),
                    call.getOperator().getName().toUpperCase(Locale.ROOT) + " takes a whole number from 1, not "
                            + argument + ".");
        }
    }

    /** Calcite computes the ends of such a frame in the type of the column, where they wrap around. */
    private static void checkFrame(SqlWindow window) {
        if (!window.isRows() && (isOffset(window.getLowerBound()) || isOffset(window.getUpperBound()))) {
            refuse(
                    window,
                    "RANGE with a number of PRECEDING or FOLLOWING",
                    "Write ROWS, or an INTERVAL over a column of time; a range of numbers can be joined: ON b.x BETWEEN a.x - 5 AND a.x.");
        }
    }

    private static boolean isOffset(SqlNode bound) {
        return bound != null
                && (bound.getKind() == SqlKind.PRECEDING || bound.getKind() == SqlKind.FOLLOWING)
                && !(((SqlCall) bound).operand(0) instanceof SqlIntervalLiteral);
    }

    private static void refuse(SqlCall call, String what, String instead) {
        throw SqlMistakes.at(call.getParserPosition(), what + " is not supported. " + instead);
    }
}
