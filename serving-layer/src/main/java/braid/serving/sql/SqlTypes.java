package braid.serving.sql;

import braid.core.sql.Types;
import braid.core.sql.WideTypes;
import braid.core.view.DataType;
import braid.serving.rows.ResultColumn;
import braid.serving.sql.function.Shown;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.type.SqlTypeName;

/** The types of statements: decimals of 38 digits as in the views, and an average that keeps its fraction. */
public final class SqlTypes extends WideTypes {
    public static final RelDataTypeSystem INSTANCE = new SqlTypes();

    /** A text may hold any character, where Calcite's default is Latin-1. */
    static final JavaTypeFactoryImpl FACTORY = new JavaTypeFactoryImpl(INSTANCE) {
        @Override
        public Charset getDefaultCharset() {
            return StandardCharsets.UTF_8;
        }
    };

    private static final int MILLISECONDS = 3;

    private SqlTypes() {}

    /** A time is kept to the millisecond; {@code TIMESTAMP} alone means all of it. */
    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIME ? MILLISECONDS : super.getDefaultPrecision(type);
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), argument.isNullable());
    }

    /** Sums have room: of INTEGER a BIGINT, of DECIMAL all 38 digits. */
    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType sum =
                switch (argument.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER -> factory.createSqlType(SqlTypeName.BIGINT);
                    case DECIMAL ->
                        factory.createSqlType(SqlTypeName.DECIMAL, DataType.MAX_DIGITS, argument.getScale());
                    default -> argument;
                };
        return factory.createTypeWithNullability(sum, argument.isNullable());
    }

    /** The column that a reader sees for a column of a plan. */
    static ResultColumn column(RelDataTypeField field) {
        return new ResultColumn(field.getName(), Types.of(field.getType())
                        .or(() -> Shown.type(field.getType()))
                        .orElse(DataType.VARCHAR));
    }
}
