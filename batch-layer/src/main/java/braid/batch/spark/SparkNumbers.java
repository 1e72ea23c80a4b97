package braid.batch.spark;

import braid.core.type.DataType;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Comparison and arithmetic in Spark SQL. */
final class SparkNumbers {
    private SparkNumbers() {}

    /**
     * Spark takes NaN for a number above all others, Java for one that compares with nothing; arithmetic on DOUBLE can yield it, by way of
     * infinity.
     */
    static String comparison(RexCall call, List<String> args) {
        String plain = "(" + args.get(0) + " " + operator(call.getKind()) + " " + args.get(1) + ")";
        List<RexNode> computed = call.getOperands().stream()
                .filter(o -> SparkSql.type(o).kind() == DataType.Kind.DOUBLE && SparkSql.computes(o))
                .toList();
        if (computed.isEmpty()) {
            return plain;
        }
        String otherwise = call.getKind() == SqlKind.NOT_EQUALS ? "TRUE" : "FALSE";
        return "(CASE WHEN " + args.get(0) + " IS NULL OR " + args.get(1) + " IS NULL THEN NULL WHEN isnan("
                + args.get(0) + ") OR isnan(" + args.get(1) + ") THEN " + otherwise + " ELSE " + plain + " END)";
    }

    private static String operator(SqlKind kind) {
        return switch (kind) {
            case EQUALS -> "=";
            case NOT_EQUALS -> "<>";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL -> "<=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_OR_EQUAL -> ">=";
            default -> throw new IllegalArgumentException("Not a comparison: " + kind);
        };
    }

    /** The operands have one type, or the types of a decimal operation; the result has the type that Calcite gave it. */
    static String arithmetic(RexCall call, List<String> args) {
        String sign =
                switch (call.getKind()) {
                    case PLUS -> "+";
                    case MINUS -> "-";
                    case TIMES -> "*";
                    case DIVIDE -> "/";
                    case MOD -> "%";
                    default -> throw new IllegalArgumentException("Not arithmetic: " + call);
                };
        String result = "(" + args.get(0) + " " + sign + " " + args.get(1) + ")";
        DataType type = SparkSql.type(call);
        return type.kind() == DataType.Kind.DOUBLE ? result : "CAST(" + result + " AS " + SparkTypes.sql(type) + ")";
    }
}
