package braid.answer.sql.type;

import braid.core.sql.type.ExactTypes;
import braid.core.type.DataType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Makes the types of statements. */
final class StatementTypeFactory extends JavaTypeFactoryImpl {
    StatementTypeFactory(SqlTypes types) {
        super(types);
    }

    /** A text may hold any character, where Calcite's default is Latin-1. */
    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    /**
     * The type that values of several types have in common: in a comparison, a CASE, a UNION. Among decimals no value loses digits behind
     * the point, where Calcite takes them from the type before it gives more than 38; a value that is too long then is refused when it
     * comes.
     */
    @Override
    public RelDataType leastRestrictive(List<RelDataType> types, SqlTypeMappingRule mapping) {
        RelDataType usual = super.leastRestrictive(types, mapping);
        boolean decimal = usual != null
                && usual.getSqlTypeName() == SqlTypeName.DECIMAL
                && types.stream().allMatch(type -> SqlTypeUtil.isNull(type) || SqlTypeUtil.isExactNumeric(type));
        if (!decimal) {
            return usual;
        }
        int scale = 0;
        int whole = 1;
        for (RelDataType type : types) {
            if (!SqlTypeUtil.isNull(type)) {
                scale = Math.max(scale, ExactTypes.scale(type));
                whole = Math.max(whole, ExactTypes.digits(type) - ExactTypes.scale(type));
            }
        }
        RelDataType common = createSqlType(SqlTypeName.DECIMAL, Math.min(DataType.MAX_DIGITS, whole + scale), scale);
        return createTypeWithNullability(common, usual.isNullable());
    }
}
