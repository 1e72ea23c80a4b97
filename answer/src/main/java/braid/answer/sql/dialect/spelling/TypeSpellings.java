package braid.answer.sql.dialect.spelling;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;

/** Types by the names that other engines give them. */
public final class TypeSpellings {
    private static final Map<String, SqlTypeName> TYPES = Map.ofEntries(
            Map.entry("TEXT", SqlTypeName.VARCHAR),
            Map.entry("STRING", SqlTypeName.VARCHAR),
            Map.entry("INT2", SqlTypeName.SMALLINT),
            Map.entry("INT4", SqlTypeName.INTEGER),
            Map.entry("INT32", SqlTypeName.INTEGER),
            Map.entry("SIGNED", SqlTypeName.BIGINT),
            Map.entry("INT8", SqlTypeName.BIGINT),
            Map.entry("INT64", SqlTypeName.BIGINT),
            Map.entry("FLOAT4", SqlTypeName.REAL),
            Map.entry("FLOAT8", SqlTypeName.DOUBLE),
            Map.entry("FLOAT64", SqlTypeName.DOUBLE),
            Map.entry("BOOL", SqlTypeName.BOOLEAN),
            Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP));

    private TypeSpellings() {}

    /** The standard type; the same where it is none of these. */
    public static SqlDataTypeSpec of(SqlDataTypeSpec type) {
        if (!(type.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec named)
                || !named.getTypeName().isSimple()) {
            return type;
        }
        SqlTypeName standard = TYPES.get(named.getTypeName().getSimple().toUpperCase(Locale.ROOT));
        return standard == null ? type : Nodes.type(standard, type.getParserPosition());
    }
}
