package braid.answer.sql.mistake;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.rows.request.BadRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * What of a statement a plan no longer knows and a refusal has to name.
 *
 * @param whole the statement
 * @param values where sub-queries stand in the place of a value
 * @param columns where the columns of the answer are computed, in order
 * @param parts the joins, set operations, aggregates and groupings, in the words of SQL
 */
public record StatementMarks(
        StatementPlace whole, List<StatementPlace> values, List<StatementPlace> columns, List<String> parts) {
    /**
     * @param valid a statement that was validated
     * @param columns how many the answer has
     * @param text that the statement was parsed from
     */
    public static StatementMarks of(SqlNode valid, int columns, String text) {
        List<StatementPlace> values = new ArrayList<>();
        Set<String> parts = new LinkedHashSet<>();
        valid.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call.getKind() == SqlKind.SCALAR_QUERY) {
                    values.add(StatementPlace.of(text, call.getParserPosition(), "(SELECT ...)"));
                }
                if (isPart(call)) {
                    parts.add(word(call));
                }
                return super.visit(call);
            }
        });
        List<StatementPlace> places = IntStream.range(0, columns)
                .mapToObj(column -> StatementPlace.of(text, place(valid, column), "column " + (column + 1)))
                .toList();
        StatementPlace whole = StatementPlace.of(text, valid.getParserPosition(), "SELECT");
        return new StatementMarks(whole, List.copyOf(values), places, List.copyOf(parts));
    }

    private static boolean isPart(SqlCall call) {
        return switch (call.getKind()) {
            case JOIN, UNION, INTERSECT, EXCEPT, OVER, ROLLUP, CUBE, GROUPING_SETS, WITHIN_GROUP, FILTER, EXISTS, IN ->
                true;
            default -> call.getOperator().isAggregator();
        };
    }

    private static String word(SqlCall call) {
        String name =
                call.getKind() == SqlKind.JOIN ? "JOIN" : call.getOperator().getName();
        return name.toUpperCase(Locale.ROOT)
                + (call.getFunctionQuantifier() == null ? "" : "(" + call.getFunctionQuantifier() + ")");
    }

    /** Where the column of a statement is computed; of a set operation, in its first part. */
    public static SqlParserPos place(SqlNode statement, int column) {
        if (statement instanceof SqlOrderBy order) {
            return place(order.query, column);
        }
        if (statement instanceof SqlWith with) {
            return place(with.body, column);
        }
        if (statement instanceof SqlBasicCall call && SqlKind.SET_QUERY.contains(call.getKind())) {
            return place(call.operand(0), column);
        }
        return statement instanceof SqlSelect select && select.getSelectList().size() > column
                ? select.getSelectList().get(column).getParserPosition()
                : statement.getParserPosition();
    }

    /** A statement whose parts are all known, but not together. */
    BadRequest noPlan() {
        return SqlMistakes.noPlan(parts);
    }

    /** The mistake of sub-queries that gave more than one row. */
    BadRequest manyRows() {
        return SqlMistakes.manyRows(values);
    }
}
