package braid.core.sql.view;

import braid.core.aggregate.Aggregate;
import braid.core.aggregate.Average;
import braid.core.aggregate.Count;
import braid.core.aggregate.DistinctCount;
import braid.core.aggregate.Extreme;
import braid.core.aggregate.Sum;
import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.type.Types;
import braid.core.text.Names;
import braid.core.type.DataType;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * An aggregate call as it stands in a SELECT list.
 *
 * @param argument {@code null} for {@code COUNT(*)}
 * @param filter the condition of {@code FILTER (WHERE ...)}, or {@code null}
 */
record AggregateCall(String function, SqlParserPos at, SqlNode argument, SqlNode filter) {
    private static final List<String> FUNCTIONS = List.of("COUNT", "SUM", "MIN", "MAX", "AVG", "APPROX_COUNT_DISTINCT");

    static AggregateCall read(String file, SqlNode expression) {
        SqlNode filter = null;
        SqlNode call = expression;
        if (expression.getKind() == SqlKind.FILTER) {
            call = ((SqlBasicCall) expression).operand(0);
            filter = ((SqlBasicCall) expression).operand(1);
        }
        if (!(call instanceof SqlCall aggregate) || !(aggregate.getOperator() instanceof SqlFunction function)) {
            throw notAnAggregate(file, call);
        }
        String name = function.getName().toUpperCase(Locale.ROOT);
        if (!FUNCTIONS.contains(name)) {
            throw unknown(file, call, name);
        }
        if (aggregate.operandCount() != 1) {
            throw new SqlMistake(
                    file,
                    call.getParserPosition(),
                    name + " takes one argument, not " + aggregate.operandCount() + ".");
        }
        SqlNode argument = aggregate.operand(0);
        boolean star = argument instanceof SqlIdentifier identifier && identifier.isStar();
        return new AggregateCall(name, call.getParserPosition(), star ? null : argument, filter);
    }

    Aggregate aggregate(String file, RexNode value) {
        if (value == null) {
            return new Count();
        }
        DataType type = Types.of(value.getType())
                .orElseThrow(
                        () -> new SqlMistake(file, at, function + " of " + value.getType() + " is not supported."));
        try {
            return switch (function) {
                case "COUNT" -> new Count();
                case "SUM" -> new Sum(type);
                case "AVG" -> new Average(type);
                case "MIN" -> new Extreme(type, false);
                case "MAX" -> new Extreme(type, true);
                default -> new DistinctCount(type);
            };
        } catch (IllegalArgumentException e) {
            throw new SqlMistake(file, at, e.getMessage() + "; " + alternative());
        }
    }

    private String alternative() {
        return switch (function) {
            case "SUM", "AVG" ->
                function
                        + " takes INTEGER, BIGINT, DECIMAL of up to 28 digits, or DOUBLE. Declare fewer digits, or write "
                        + function + "(CAST(x AS DOUBLE)).";
            case "MIN", "MAX" -> "use COUNT(*) FILTER (WHERE x) for a BOOLEAN.";
            default -> "APPROX_COUNT_DISTINCT takes VARCHAR, INTEGER, BIGINT, DATE or TIMESTAMP.";
        };
    }

    private static SqlMistake notAnAggregate(String file, SqlNode node) {
        return new SqlMistake(
                file,
                node.getParserPosition(),
                "'" + node
                        + "' is neither a key (it is not in GROUP BY) nor one aggregate. A view keeps each aggregate by itself; combine them when"
                        + " reading.");
    }

    private static SqlMistake unknown(String file, SqlNode call, String name) {
        String reason =
                switch (name) {
                    case "ROUND", "CAST", "COALESCE", "CASE" ->
                        "A function around an aggregate belongs into the query that reads the view.";
                    case "STDDEV", "STDDEV_POP", "STDDEV_SAMP", "VARIANCE", "VAR_POP", "VAR_SAMP" ->
                        "Keep SUM(x), SUM(x * x) and COUNT(x) and compute it when reading.";
                    default ->
                        Names.nearest(name, FUNCTIONS)
                                        .map(n -> "Did you mean " + n + "? ")
                                        .orElse("") + "A view's aggregates are " + String.join(", ", FUNCTIONS) + ".";
                };
        return new SqlMistake(
                file,
                call.getParserPosition(),
                "'" + call + "' is not in GROUP BY and " + name + " is not an aggregate that can be merged. " + reason);
    }
}
