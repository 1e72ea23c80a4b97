package braid.answer.sql.function.time;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * {@code TIMESTAMPDIFF} and {@code TIMESTAMPADD} with types that hold every result: Calcite's count seconds in 32 bits and drop
 * milliseconds.
 */
public final class TimeFunctions extends SqlShuttle {
    public static final String DIFFERENCE = "TIMESTAMPDIFF";
    public static final String ADDITION = "TIMESTAMPADD";

    private static final String ODBC = "SQL_TSI_";
    private static final Set<String> TIME_UNITS =
            Set.of("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

    private static final SqlFunction DIFFERENCE_FUNCTION =
            new UnitFunction(DIFFERENCE, ReturnTypes.BIGINT_NULLABLE, SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME);
    private static final SqlFunction ADDITION_FUNCTION =
            new UnitFunction(ADDITION, TimeFunctions::ofAddition, SqlTypeFamily.INTEGER, SqlTypeFamily.DATETIME);

    private TimeFunctions() {}

    /** A parsed statement that calls these functions. */
    public static SqlNode in(SqlNode statement) {
        return statement.accept(new TimeFunctions());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall inner)) {
            return visited;
        }
        boolean timed = inner.operandCount() == 3 && inner.operand(0) instanceof SqlIntervalQualifier;
        return switch (timed ? inner.getOperator().getName().toUpperCase(Locale.ROOT) : "") {
            case DIFFERENCE -> DIFFERENCE_FUNCTION.createCall(inner.getParserPosition(), operands(inner));
            case ADDITION -> ADDITION_FUNCTION.createCall(inner.getParserPosition(), operands(inner));
            default -> inner;
        };
    }

    /** ODBC's names of units are the others with SQL_TSI_ before them. */
    private static List<SqlNode> operands(SqlCall call) {
        SqlIntervalQualifier unit = call.operand(0);
        String name = unit.timeFrameName == null ? "" : unit.timeFrameName.toUpperCase(Locale.ROOT);
        if (!name.startsWith(ODBC) || !TIME_UNITS.contains(name.substring(ODBC.length()))) {
            return call.getOperandList();
        }
        TimeUnit meant = TimeUnit.valueOf(name.substring(ODBC.length()));
        return List.of(
                new SqlIntervalQualifier(meant, null, unit.getParserPosition()), call.operand(1), call.operand(2));
    }

    /** A day stays one if whole days are added, and becomes a time otherwise. */
    private static RelDataType ofAddition(SqlOperatorBinding binding) {
        RelDataTypeFactory factory = binding.getTypeFactory();
        RelDataType time = binding.getOperandType(2);
        TimeUnit unit = binding.getOperandType(0).getIntervalQualifier().timeUnitRange.startUnit;
        boolean days = TimeMath.months(unit) > 0 || unit == TimeUnit.DAY || unit == TimeUnit.WEEK;
        RelDataType type = time.getSqlTypeName() == SqlTypeName.DATE && days
                ? factory.createSqlType(SqlTypeName.DATE)
                : time.getSqlTypeName() == SqlTypeName.TIME
                        ? factory.createSqlType(SqlTypeName.TIME, 3)
                        : factory.createSqlType(SqlTypeName.TIMESTAMP, 3);
        return factory.createTypeWithNullability(
                type, time.isNullable() || binding.getOperandType(1).isNullable());
    }

    /** A function whose first operand is a unit. */
    private static final class UnitFunction extends SqlFunction {
        UnitFunction(String name, SqlReturnTypeInference type, SqlTypeFamily second, SqlTypeFamily third) {
            super(
                    name,
                    SqlKind.OTHER_FUNCTION,
                    type,
                    (call, returned, operands) -> {
                        RelDataTypeFactory types = call.getTypeFactory();
                        boolean counts = second == SqlTypeFamily.INTEGER;
                        operands[1] = counts
                                ? types.createSqlType(SqlTypeName.BIGINT)
                                : types.createSqlType(SqlTypeName.TIMESTAMP, 3);
                        operands[2] = types.createSqlType(SqlTypeName.TIMESTAMP, 3);
                    },
                    OperandTypes.family(SqlTypeFamily.ANY, second, third),
                    SqlFunctionCategory.TIMEDATE);
        }

        /** Calcite would look for its own function of this name. */
        @Override
        public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
            call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
            return validateOperands(validator, scope, call);
        }

        @Override
        public void validateCall(
                SqlCall call, SqlValidator validator, SqlValidatorScope scope, SqlValidatorScope operandScope) {
            super.validateCall(call, validator, scope, operandScope);
            validator.validateTimeFrame((SqlIntervalQualifier) call.operand(0));
        }
    }
}
