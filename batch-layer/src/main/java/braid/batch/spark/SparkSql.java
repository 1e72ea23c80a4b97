package braid.batch.spark;

import braid.batch.spark.session.SparkSessions;
import braid.core.rex.RowExpression;
import braid.core.sql.type.TextFunctions;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Writes a view's expression in Spark SQL, over a source's columns.
 *
 * <p>It knows exactly the operators that a pipeline file may use, and writes each so that Spark computes what
 * {@link braid.core.expression.RowFunction} computes, for every row: a test holds the two against each other. The session must have the
 * settings of {@link SparkSessions}.
 */
public final class SparkSql extends RexVisitorImpl<String> {
    private final Source source;

    private SparkSql(Source source) {
        super(true);
        this.source = source;
    }

    /**
     * The expression in Spark SQL; its value has the Spark type of the expression's type.
     *
     * @throws IllegalArgumentException if it holds an operator that no pipeline file may use
     */
    public static String of(Source source, RowExpression expression) {
        String text = expression.rex().accept(new SparkSql(source));
        return type(expression.rex()).kind() == DataType.Kind.DOUBLE ? "(" + text + " + 0.0D)" : text;
    }

    @Override
    public String visitInputRef(RexInputRef reference) {
        return SparkTypes.quoted(source.columns().get(reference.getIndex()).name());
    }

    @Override
    public String visitLiteral(RexLiteral literal) {
        boolean symbol = literal.getType().getSqlTypeName() == SqlTypeName.SYMBOL;
        return symbol ? literal.toString() : SparkLiterals.of(literal);
    }

    @Override
    public String visitCall(RexCall call) {
        List<RexNode> operands = call.getOperands();
        List<String> args = operands.stream().map(o -> o.accept(this)).toList();
        return switch (call.getKind()) {
            case AND -> "(" + String.join(" AND ", args) + ")";
            case OR -> "(" + String.join(" OR ", args) + ")";
            case NOT -> "(NOT " + args.get(0) + ")";
            case IS_NULL -> "(" + args.get(0) + " IS NULL)";
            case IS_NOT_NULL -> "(" + args.get(0) + " IS NOT NULL)";
            case IS_TRUE -> "(" + args.get(0) + " IS TRUE)";
            case IS_FALSE -> "(" + args.get(0) + " IS FALSE)";
            case IS_NOT_TRUE -> "(" + args.get(0) + " IS NOT TRUE)";
            case IS_NOT_FALSE -> "(" + args.get(0) + " IS NOT FALSE)";
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                SparkNumbers.comparison(call, args);
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> SparkNumbers.arithmetic(call, args);
            case CASE -> choice(args);
            case COALESCE -> "coalesce(" + String.join(", ", args) + ")";
            case CAST -> cast(operands.get(0), args.get(0), call.getType());
            case LIKE -> SparkText.like(args.get(0), (RexLiteral) operands.get(1));
            case TRIM -> SparkText.trim((RexLiteral) operands.get(0), args.get(1), args.get(2));
            case EXTRACT -> SparkTimes.extract((RexLiteral) operands.get(0), operands.get(1), args.get(1));
            case FLOOR -> SparkTimes.floor(operands.get(0), args.get(0), (RexLiteral) operands.get(1));
            default -> function(call, args);
        };
    }

    private static String choice(List<String> args) {
        StringBuilder text = new StringBuilder("CASE");
        for (int i = 0; i + 1 < args.size(); i += 2) {
            text.append(" WHEN ").append(args.get(i)).append(" THEN ").append(args.get(i + 1));
        }
        return "(" + text.append(" ELSE ").append(args.get(args.size() - 1)).append(" END)");
    }

    private static String function(RexCall call, List<String> args) {
        SqlOperator operator = call.getOperator();
        if (operator == TextFunctions.LENGTH) {
            return "length(" + args.get(0) + ")";
        }
        if (operator == TextFunctions.POSITION) {
            return "instr(" + args.get(1) + ", " + args.get(0) + ")";
        }
        if (operator == TextFunctions.SUBSTRING || operator == TextFunctions.SUBSTRING_FROM) {
            return SparkText.substring(args);
        }
        return switch (operator.getName()) {
            case "UPPER" -> "upper(" + args.get(0) + ")";
            case "LOWER" -> "lower(" + args.get(0) + ")";
            case "||" -> "concat(" + String.join(", ", args) + ")";
            default ->
                throw new IllegalArgumentException(
                        "Operator " + operator.getName() + " has no translation to Spark SQL: " + call);
        };
    }

    private static String cast(RexNode operand, String arg, RelDataType to) {
        if (operand.getType().getSqlTypeName() == SqlTypeName.NULL) {
            return "CAST(NULL AS " + SparkTypes.sql(type(to)) + ")";
        }
        boolean text = to.getSqlTypeName() == SqlTypeName.VARCHAR || to.getSqlTypeName() == SqlTypeName.CHAR;
        return text
                ? SparkText.cast(operand.getType(), arg, to)
                : "CAST(" + arg + " AS " + SparkTypes.sql(type(to)) + ")";
    }

    static DataType type(RexNode node) {
        return type(node.getType());
    }

    static DataType type(RelDataType type) {
        return Types.of(type).orElseThrow(() -> new IllegalArgumentException("No such type in a pipeline: " + type));
    }

    /** Whether a node is made from columns by arithmetic, so that a DOUBLE may not be finite. */
    static boolean computes(RexNode node) {
        return switch (node.getKind()) {
            case INPUT_REF, LITERAL -> false;
            case CAST -> computes(((RexCall) node).getOperands().get(0));
            default -> node.getKind() != SqlKind.EXTRACT;
        };
    }
}
