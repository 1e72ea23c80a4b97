package braid.serving.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses what a statement says and what is not answered here, by what was parsed: each with its place, the reason and what to write instead. */
final class UnsupportedClauses extends SqlBasicVisitor<Void> {
    private UnsupportedClauses() {}

    /** @throws braid.serving.rows.BadRequest at the first that is found */
    static void check(SqlNode statement) {
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
                        "IGNORE NULLS",
                        "Leave the NULLs out first: FROM (SELECT ... WHERE x IS NOT NULL), and take LAG(x) OVER (...) of that.");
            case WITHIN_DISTINCT -> refuse(call, "WITHIN DISTINCT", "Aggregate over SELECT DISTINCT in a sub-query.");
            case WINDOW -> checkFrame((SqlWindow) call);
            case SELECT -> RepeatedSets.check(((SqlSelect) call).getGroup());
            case WITH_ITEM -> {
                if (((SqlWithItem) call).recursive.booleanValue()) {
                    refuse(
                            call,
                            "WITH RECURSIVE",
                            "Join the view with itself once for each step, or ask again with what came.");
                }
            }
            default -> {}
        }
        return super.visit(call);
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
