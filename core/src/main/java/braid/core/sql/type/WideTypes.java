package braid.core.sql.type;

import braid.core.type.DataType;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calcite's types with decimals of as many digits as a {@link DataType} has, and texts of a choice that keep their own lengths. */
public abstract class WideTypes extends RelDataTypeSystemImpl {
    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DataType.MAX_DIGITS : super.getMaxPrecision(type);
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DataType.MAX_DIGITS : super.getMaxScale(type);
    }

    @Override
    @SuppressWarnings("deprecation")
    public int getMaxNumericPrecision() {
        return DataType.MAX_DIGITS;
    }

    @Override
    @SuppressWarnings("deprecation")
    public int getMaxNumericScale() {
        return DataType.MAX_DIGITS;
    }

    /** Without it CASE WHEN x THEN 'yes' ELSE 'no' END would be padded to 'no '. */
    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }
}
