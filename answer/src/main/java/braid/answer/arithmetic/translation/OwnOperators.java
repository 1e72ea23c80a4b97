package braid.answer.arithmetic.translation;

import braid.core.sql.type.ExactTypes;
import braid.core.type.DataType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Optionality;

/**
 * Division as a statement has it: of whole numbers by whole numbers it gives a whole number, as in PostgreSQL and H2, and {@code n + 1}
 * is one although its type, DECIMAL(20, 0), no longer says so. Everything else that is exact gives a DECIMAL with a fraction.
 */
public final class OwnOperators {
    private static final SqlBinaryOperator OPERATOR = new SqlBinaryOperator(
            "/",
            SqlKind.DIVIDE,
            SqlStdOperatorTable.DIVIDE.getLeftPrec(),
            true,
            binding -> {
                RelDataType whole = whole(binding);
                return whole != null ? whole : ReturnTypes.QUOTIENT_NULLABLE.inferReturnType(binding);
            },
            InferTypes.FIRST_KNOWN,
            OperandTypes.DIVISION_OPERATOR);

    /** Between two values it has more digits than they have, as an average does. */
    private static final SqlAggFunction PERCENTILE_CONT =
            percentile(SqlKind.PERCENTILE_CONT, binding -> binding.getTypeFactory()
                    .getTypeSystem()
                    .deriveAvgAggType(binding.getTypeFactory(), binding.getCollationType()));

    private static final SqlAggFunction PERCENTILE_DISC =
            percentile(SqlKind.PERCENTILE_DISC, SqlOperatorBinding::getCollationType);

    /** Holds the operator, to be looked up before Calcite's own. */
    public static final SqlOperatorTable TABLE = SqlOperatorTables.of(OPERATOR);

    private OwnOperators() {}

    /** The statement with our operators where the parser, which does not look them up, has put Calcite's. */
    public static SqlNode in(SqlNode statement) {
        return statement.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlCall call) {
                SqlNode visited = super.visit(call);
                return switch (visited.getKind()) {
                    case PERCENTILE_CONT -> renewed(PERCENTILE_CONT, (SqlBasicCall) visited);
                    case PERCENTILE_DISC -> renewed(PERCENTILE_DISC, (SqlBasicCall) visited);
                    default -> visited;
                };
            }
        });
    }

    private static SqlCall renewed(SqlAggFunction own, SqlBasicCall call) {
        return own.createCall(call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList());
    }

    /** A percentile of no rows is NULL, whatever its argument is. */
    private static SqlAggFunction percentile(SqlKind kind, SqlReturnTypeInference type) {
        return SqlBasicAggFunction.create(
                        kind,
                        type.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                        OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL)
                .withFunctionType(SqlFunctionCategory.SYSTEM)
                .withGroupOrder(Optionality.MANDATORY)
                .withPercentile(true)
                .withAllowsFraming(false);
    }

    private static RelDataType whole(SqlOperatorBinding binding) {
        RelDataType a = binding.getOperandType(0);
        RelDataType b = binding.getOperandType(1);
        boolean whole = ExactTypes.areExact(a, b)
                && (binding instanceof SqlCallBinding call
                        ? isWhole(call, call.operand(0)) && isWhole(call, call.operand(1))
                        : SqlTypeUtil.isIntType(a) && SqlTypeUtil.isIntType(b));
        if (!whole) {
            return null;
        }
        RelDataTypeFactory types = binding.getTypeFactory();
        int digits = ExactTypes.digits(a);
        RelDataType type = SqlTypeUtil.isIntType(a)
                ? types.createSqlType(SqlTypeName.BIGINT)
                : types.createSqlType(SqlTypeName.DECIMAL, Math.min(digits, DataType.MAX_DIGITS), 0);
        return types.createTypeWithNullability(type, a.isNullable() || b.isNullable());
    }

    /** Whether an expression is made of whole numbers alone, in ways that leave them whole. */
    private static boolean isWhole(SqlCallBinding binding, SqlNode node) {
        RelDataType type = binding.getValidator().deriveType(binding.getScope(), node);
        if (SqlTypeUtil.isIntType(type)) {
            return true;
        }
        boolean arithmetic = node instanceof SqlCall call
                && switch (call.getKind()) {
                    case PLUS, MINUS, TIMES, DIVIDE, MOD, MINUS_PREFIX, PLUS_PREFIX -> true;
                    default ->
                        call.getOperator() instanceof SqlFunction function
                                && function.getName().equals("ABS");
                };
        return arithmetic
                && ExactTypes.scale(type) == 0
                && ((SqlCall) node).getOperandList().stream().allMatch(operand -> isWhole(binding, operand));
    }
}
