package braid.answer.sql.type;

import braid.answer.rows.column.ResultColumn;
import braid.answer.sql.function.time.ShownInterval;
import braid.core.sql.type.ExactTypes;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The types of statements. Arithmetic on whole numbers and decimals is typed by the digits that it can need, as in views; where that is
 * more than a DECIMAL has, it is a DECIMAL of all 38 digits, and a value that does not fit is refused when it comes.
 */
public final class SqlTypes extends ExactTypes {
    private static final SqlTypes INSTANCE = new SqlTypes();

    public static final JavaTypeFactoryImpl FACTORY = new StatementTypeFactory(INSTANCE);

    /** The digits behind the point that an average or quotient has beyond those of its operands. */
    private static final int QUOTIENT_DIGITS = 10;

    /** A quotient or product has no more digits behind the point, unless an operand has, so that ten are left before it. */
    private static final int MOST_SCALE = 28;

    /** What a quotient by a divisor of many digits gets: enough that it does not vanish. */
    private static final int SMALL_QUOTIENT_SCALE = 20;

    private static final int MILLISECONDS = 3;

    private SqlTypes() {}

    /** A time is kept to the millisecond; {@code TIMESTAMP} alone means all of it. */
    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIME
                ? MILLISECONDS
                : super.getDefaultPrecision(type);
    }

    /** Of whole numbers and decimals an exact average with ten more digits behind the point, of others a DOUBLE. */
    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType average = areExact(argument, argument)
                ? decimal(factory, DataType.MAX_DIGITS, quotientScale(scale(argument)), argument, argument)
                : factory.createSqlType(SqlTypeName.DOUBLE);
        return factory.createTypeWithNullability(average, argument.isNullable());
    }

    /** Sums have room: of INTEGER a BIGINT, of BIGINT and DECIMAL all 38 digits. */
    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType sum =
                switch (argument.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER -> factory.createSqlType(SqlTypeName.BIGINT);
                    case BIGINT, DECIMAL ->
                        factory.createSqlType(SqlTypeName.DECIMAL, DataType.MAX_DIGITS, scale(argument));
                    default -> argument;
                };
        return factory.createTypeWithNullability(sum, argument.isNullable());
    }

    /** Covariances of whole numbers have a fraction; that of a sample of one is NULL. */
    @Override
    public RelDataType deriveCovarType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), true);
    }

    @Override
    public RelDataType deriveDecimalPlusType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        return fitBigint(a, b) ? bigint(factory, a, b) : super.deriveDecimalPlusType(factory, a, b);
    }

    @Override
    public RelDataType deriveDecimalMultiplyType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        if (!areExact(a, b) || fitBigint(a, b)) {
            return areExact(a, b) ? bigint(factory, a, b) : null;
        }
        int most = Math.max(MOST_SCALE, Math.max(scale(a), scale(b)));
        return decimal(factory, digits(a) + digits(b), Math.min(scale(a) + scale(b), most), a, b);
    }

    @Override
    public RelDataType deriveDecimalDivideType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        if (!areExact(a, b)) {
            return null;
        }
        if (SqlTypeUtil.isIntType(a) && SqlTypeUtil.isIntType(b)) {
            return bigint(factory, a, b);
        }
        int significant = Math.min(scale(a) + digits(b) + 1, SMALL_QUOTIENT_SCALE);
        int scale = Math.max(quotientScale(Math.max(scale(a), scale(b))), significant);
        return decimal(factory, DataType.MAX_DIGITS, scale, a, b);
    }

    @Override
    public RelDataType deriveDecimalModType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        if (!areExact(a, b) || SqlTypeUtil.isIntType(a) && SqlTypeUtil.isIntType(b)) {
            return null;
        }
        int scale = Math.max(scale(a), scale(b));
        int whole = Math.min(digits(a) - scale(a), digits(b) - scale(b));
        return decimal(factory, Math.max(1, whole + scale), scale, a, b);
    }

    /** Where a view is refused, a statement gets all digits that there are. */
    @Override
    protected RelDataType decimal(RelDataTypeFactory factory, int digits, int scale, RelDataType a, RelDataType b) {
        return super.decimal(factory, Math.min(digits, DataType.MAX_DIGITS), scale, a, b);
    }

    /** Whether an average or quotient, which is written without the zeros at its end. */
    public static boolean isQuotient(DataType type) {
        return type.kind() == DataType.Kind.DECIMAL
                && type.precision() == DataType.MAX_DIGITS
                && type.scale() >= QUOTIENT_DIGITS;
    }

    private static int quotientScale(int scale) {
        return Math.max(scale, Math.min(scale + QUOTIENT_DIGITS, MOST_SCALE));
    }

    /** A sum, difference or product of two INTEGERs is always a BIGINT. */
    private static boolean fitBigint(RelDataType a, RelDataType b) {
        return isInteger(a) && isInteger(b);
    }

    private static boolean isInteger(RelDataType type) {
        return SqlTypeUtil.isIntType(type) && type.getSqlTypeName() != SqlTypeName.BIGINT;
    }

    private static RelDataType bigint(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        return factory.createTypeWithNullability(
                factory.createSqlType(SqlTypeName.BIGINT), a.isNullable() || b.isNullable());
    }

    /** The column that a reader sees for a column of a plan. */
    public static ResultColumn column(RelDataTypeField field) {
        boolean approximate = SqlTypeUtil.isApproximateNumeric(field.getType());
        return new ResultColumn(
                field.getName(),
                approximate
                        ? DataType.DOUBLE
                        : Types.of(field.getType())
                                .or(() -> ShownInterval.type(field.getType()))
                                .orElse(DataType.VARCHAR));
    }
}
