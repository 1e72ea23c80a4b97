package braid.core.sql.mistake;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses what a view cannot be: each construct with the reason and the alternative. */
public final class Refusals {
    private static final Set<String> DURATIONS = Set.of("TIMESTAMPDIFF", "TIMESTAMPADD", "DATEDIFF", "DATEADD");

    static final String DURATION =
            "The time between two columns is no value that all engines compute alike. Send it as a column of the event (BIGINT, in"
                    + " seconds or milliseconds), and sum that.";

    private final String file;

    public Refusals(String file) {
        this.file = file;
    }

    /** The view's SELECT, if nothing in it must be refused. */
    public SqlSelect check(SqlCreateView view) {
        new IgnoredClauses(file).check(view);
        if (view.columnList != null) {
            throw mistake(view.columnList.getParserPosition(), "Name the columns in the SELECT list with AS.");
        }
        if (!(view.query instanceof SqlSelect select)) {
            throw mistake(
                    view.query.getParserPosition(),
                    switch (view.query.getKind()) {
                        case ORDER_BY ->
                            "A view has no ORDER BY or LIMIT: order and limit when reading (order=-views&limit=10).";
                        case UNION ->
                            "UNION cannot be kept as one view: make a view of each and add them when reading.";
                        case WITH -> "WITH is not supported in a view: write the SELECT directly over the source.";
                        default -> "A view is one SELECT over one source, not " + view.query.getKind().sql + ".";
                    });
        }
        if (select.getFrom() == null) {
            throw mistake(select.getParserPosition(), "A view needs FROM and a source.");
        }
        if (select.getFrom() instanceof SqlJoin join) {
            throw mistake(
                    join.getParserPosition(),
                    "A join cannot be merged: an event of one layer may match one of the other. Put the attributes into the event, or join"
                            + " views when reading.");
        }
        if (select.hasHints()) {
            throw mistake(select.getHints().getParserPosition(), "Hints have no effect here: leave them out.");
        }
        if (select.isDistinct()) {
            throw mistake(select.getParserPosition(), "SELECT DISTINCT: group by the columns and add COUNT(*).");
        }
        if (select.getHaving() != null) {
            throw mistake(
                    select.getHaving().getParserPosition(),
                    "HAVING cannot be kept: a group below the limit in each layer may be above it in their sum. Filter when reading.");
        }
        if (select.getModifierNode(SqlSelectKeyword.DISTINCT) instanceof SqlLiteral
                || !select.getWindowList().isEmpty()) {
            throw mistake(select.getParserPosition(), "Window functions belong into a query over the view.");
        }
        select.accept(new Visitor(select));
        return select;
    }

    private SqlMistake mistake(SqlParserPos at, String what) {
        return new SqlMistake(file, at, what);
    }

    private final class Visitor extends SqlBasicVisitor<Void> {
        private final SqlSelect outermost;

        Visitor(SqlSelect outermost) {
            this.outermost = outermost;
        }

        @Override
        public Void visit(SqlCall call) {
            if (call.getKind() == SqlKind.COLLECTION_TABLE) {
                // The function is a window, which FromClauseReader knows.
                return call.operand(0) instanceof SqlCall window ? super.visit(window) : super.visit(call);
            }
            check(call);
            return super.visit(call);
        }

        private void check(SqlCall call) {
            if (call.getKind() == SqlKind.OVER) {
                throw mistake(call.getParserPosition(), "Window functions (OVER) belong into a query over the view.");
            }
            if (call.getOperator() instanceof SqlFunction
                    && call.getFunctionQuantifier() != null
                    && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT) {
                throw mistake(
                        call.getParserPosition(),
                        call.getOperator().getName()
                                + "(DISTINCT x) cannot be merged: two layers may have seen the same value. Use APPROX_COUNT_DISTINCT(x), which can.");
            }
            if (call.getOperator() instanceof SqlUnresolvedFunction function
                    && !DURATIONS.contains(function.getName().toUpperCase(Locale.ROOT))) {
                KnownFunctions.refusal(function.getName()).ifPresent(what -> {
                    throw mistake(call.getParserPosition(), what);
                });
            }
            if (DURATIONS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))
                    || call.getKind() == SqlKind.MINUS && call.getOperator() != SqlStdOperatorTable.MINUS) {
                throw mistake(call.getParserPosition(), DURATION);
            }
            if (call instanceof SqlSelect && call != outermost) {
                throw mistake(
                        call.getParserPosition(), "A sub-query cannot be kept incrementally; query the views instead.");
            }
        }

        @Override
        public Void visit(org.apache.calcite.sql.SqlIntervalQualifier qualifier) {
            return null;
        }

        @Override
        public Void visit(SqlLiteral literal) {
            SqlNode node = literal;
            if (node.toString().indexOf('\u0000') >= 0) {
                throw mistake(node.getParserPosition(), "A text cannot hold the character U+0000.");
            }
            return null;
        }
    }
}
