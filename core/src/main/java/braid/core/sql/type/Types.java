package braid.core.sql.type;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** Translates between Braid's types and Calcite's. */
public final class Types {
    public static final String ALLOWED =
            "VARCHAR, VARCHAR(n), BOOLEAN, INTEGER, BIGINT, DECIMAL(p,s), DOUBLE, DATE and TIMESTAMP(3)";

    private Types() {}

    /** Calcite's types over Java's own strings, numbers and longs, a DECIMAL of up to 38 digits; a text may hold any character, where Calcite's default is Latin-1. */
    public static JavaTypeFactory factory() {
        return new JavaTypeFactoryImpl(ExactTypes.INSTANCE) {
            @Override
            public Charset getDefaultCharset() {
                return StandardCharsets.UTF_8;
            }
        };
    }

    /** Braid's type for a Calcite type, where there is one. */
    public static Optional<DataType> of(RelDataType type) {
        return Optional.ofNullable(
                switch (type.getSqlTypeName()) {
                    case VARCHAR, CHAR ->
                        type.getPrecision() > 0 && type.getPrecision() < 100_000
                                ? DataType.varchar(type.getPrecision())
                                : DataType.VARCHAR;
                    case BOOLEAN -> DataType.BOOLEAN;
                    case TINYINT, SMALLINT, INTEGER -> DataType.INTEGER;
                    case BIGINT -> DataType.BIGINT;
                    case DECIMAL -> DataType.decimal(type.getPrecision(), type.getScale());
                    case DOUBLE -> DataType.DOUBLE;
                    case DATE -> DataType.DATE;
                    case TIMESTAMP -> DataType.TIMESTAMP;
                    default -> null;
                });
    }

    /** The row type of a source's events. */
    public static RelDataType rowType(RelDataTypeFactory factory, Source source) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (Column column : source.columns()) {
            builder.add(column.name(), of(factory, column.type(), column.nullable()));
        }
        return builder.build();
    }

    public static RelDataType of(RelDataTypeFactory factory, DataType type, boolean nullable) {
        RelDataType plain =
                switch (type.kind()) {
                    case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR, type.precision());
                    case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
                    case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
                    case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
                    case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
                    case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
                    case DATE -> factory.createSqlType(SqlTypeName.DATE);
                    case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 3);
                    case BYTES -> factory.createSqlType(SqlTypeName.VARBINARY);
                };
        return factory.createTypeWithNullability(plain, nullable);
    }
}
