package braid.flink.sql;

import braid.core.rex.RowExpression;
import braid.core.sql.type.Types;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Writes an expression of a view as Flink reads it: as it stands, with its names in backquotes. Only in arithmetic whole numbers become
 * decimals of as many digits, because Flink's INTEGER and BIGINT overflow without a word and a view's do not; and a week begins on Monday.
 */
final class FlinkText {
    private static final SqlDialect DIALECT =
            new AnsiSqlDialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString("`"));
    private static final Set<SqlKind> ARITHMETIC =
            Set.of(SqlKind.PLUS, SqlKind.MINUS, SqlKind.TIMES, SqlKind.DIVIDE, SqlKind.MINUS_PREFIX);
    private static final Set<String> FUNCTIONS = Set.of("MOD", "ABS");

    private final Source source;

    FlinkText(Source source) {
        this.source = source;
    }

    static String quoted(String name) {
        return "`" + name + "`";
    }

    /** The text of a condition. */
    String of(SqlNode node) {
        return node.accept(new Widening())
                .toSqlString(c -> c.withDialect(DIALECT)
                        .withQuoteAllIdentifiers(true)
                        .withAlwaysUseParentheses(true)
                        .withClauseStartsLine(false))
                .getSql()
                .replace('\n', ' ');
    }

    /** The text of a value, of exactly the type that the view gives it. */
    String of(SqlNode node, RowExpression typed) {
        String text = of(node);
        if (!computes(node)) {
            return text;
        }
        DataType type = Types.of(typed.rex().getType()).orElseThrow();
        return type.kind() == DataType.Kind.DOUBLE ? text : "CAST(" + text + " AS " + FlinkTypes.sql(type) + ")";
    }

    private static boolean computes(SqlNode node) {
        boolean[] found = new boolean[1];
        node.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlCall call) {
                found[0] |= isArithmetic(call);
                return super.visit(call);
            }
        });
        return found[0];
    }

    private static boolean isArithmetic(SqlCall call) {
        return ARITHMETIC.contains(call.getKind())
                        && !(call.operandCount() == 1 && call.operand(0) instanceof SqlLiteral)
                || FUNCTIONS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    }

    private final class Widening extends SqlShuttle {
        private int depth;

        @Override
        public SqlNode visit(SqlCall call) {
            boolean arithmetic = isArithmetic(call);
            depth += arithmetic ? 1 : 0;
            SqlNode visited = super.visit(call);
            depth -= arithmetic ? 1 : 0;
            if (isWeek(call)) {
                return monday((SqlCall) visited);
            }
            if (arithmetic && call.getKind() == SqlKind.MINUS_PREFIX) {
                SqlParserPos at = call.getParserPosition();
                return SqlStdOperatorTable.MINUS.createCall(
                        at, SqlLiteral.createExactNumeric("0", at), ((SqlCall) visited).operand(0));
            }
            return visited;
        }

        private static boolean isWeek(SqlCall call) {
            return call.getKind() == SqlKind.FLOOR
                    && call.operandCount() == 2
                    && call.operand(1) instanceof SqlIntervalQualifier unit
                    && unit.timeUnitRange == TimeUnitRange.WEEK;
        }

        /** Flink's week begins on Sunday: the Monday of a time is the day after the Sunday of the day before. */
        private static SqlNode monday(SqlCall floor) {
            SqlParserPos at = floor.getParserPosition();
            SqlNode before = days(-1, floor.operand(0), at);
            return days(1, SqlStdOperatorTable.FLOOR.createCall(at, before, floor.operand(1)), at);
        }

        private static SqlNode days(int count, SqlNode time, SqlParserPos at) {
            return SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
                    at,
                    new SqlIntervalQualifier(TimeUnit.DAY, null, at),
                    SqlLiteral.createExactNumeric(Integer.toString(count), at),
                    time);
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            if (name.isStar() || name.names.isEmpty()) {
                return name;
            }
            SqlParserPos at = name.getParserPosition();
            SqlIdentifier simple = new SqlIdentifier(name.names.get(name.names.size() - 1), at);
            int index = source.indexOf(simple.getSimple());
            if (depth == 0 || index < 0) {
                return simple;
            }
            int digits = digits(source.columns().get(index));
            return digits == 0
                    ? simple
                    : SqlStdOperatorTable.CAST.createCall(
                            at,
                            simple,
                            new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, digits, 0, at), at));
        }
    }

    /** Of a column of whole numbers; 0 for others. */
    private static int digits(Column column) {
        return switch (column.type().kind()) {
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> 0;
        };
    }
}
