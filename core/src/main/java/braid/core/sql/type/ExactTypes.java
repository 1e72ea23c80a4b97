package braid.core.sql.type;

import braid.core.type.DataType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Calcite's types with arithmetic that cannot overflow: a sum, difference or product of whole or decimal numbers is a DECIMAL with as
 * many digits as it can need. Engines disagree about overflow; where there is none, they cannot.
 */
public class ExactTypes extends WideTypes {
    static final ExactTypes INSTANCE = new ExactTypes();

    protected ExactTypes() {}

    @Override
    public RelDataType deriveDecimalPlusType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        if (!areExact(a, b)) {
            return null;
        }
        int scale = Math.max(scale(a), scale(b));
        int whole = Math.max(digits(a) - scale(a), digits(b) - scale(b)) + 1;
        return decimal(factory, whole + scale, scale, a, b);
    }

    @Override
    public RelDataType deriveDecimalMultiplyType(RelDataTypeFactory factory, RelDataType a, RelDataType b) {
        if (!areExact(a, b)) {
            return null;
        }
        return decimal(factory, digits(a) + digits(b), scale(a) + scale(b), a, b);
    }

    /**
     * A DECIMAL, nullable where a side is.
     *
     * @throws RuntimeException if there is no such DECIMAL
     */
    protected RelDataType decimal(RelDataTypeFactory factory, int digits, int scale, RelDataType a, RelDataType b) {
        if (digits > DataType.MAX_DIGITS) {
            throw new TooManyDigits(digits);
        }
        RelDataType type = factory.createSqlType(SqlTypeName.DECIMAL, digits, scale);
        return factory.createTypeWithNullability(type, a.isNullable() || b.isNullable());
    }

    /** Whether both are whole numbers or decimals. */
    public static boolean areExact(RelDataType a, RelDataType b) {
        return SqlTypeUtil.isExactNumeric(a) && SqlTypeUtil.isExactNumeric(b);
    }

    /** The decimal digits that a value of an exact numeric type can have. */
    public static int digits(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.getPrecision();
        };
    }

    /** How many of those digits are behind the point. */
    public static int scale(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DECIMAL ? type.getScale() : 0;
    }

    /** An exact result could need more digits than a DECIMAL has. */
    public static final class TooManyDigits extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyDigits(int digits) {
            super("This arithmetic may need " + digits + " digits and a DECIMAL has at most " + DataType.MAX_DIGITS
                    + ". Declare smaller types, or CAST a side AS DOUBLE.");
        }
    }
}
