package braid.jdbc.metadata;

import braid.answer.rows.column.ResultColumn;
import braid.core.type.DataType;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.Meta;

/**
 * Columns and parameters as JDBC describes them. A DATE travels as days since 1970 and a TIMESTAMP as milliseconds, which the driver knows.
 *
 * <p>Avatica's driver takes the precision of a TIMESTAMP for the digits after its second, so {@code getPrecision} says those; its
 * characters are its display size, and what {@link java.sql.DatabaseMetaData#getColumns} calls its size.
 */
public final class Columns {
    private static final int TIMESTAMP_LENGTH = 23;
    private static final int TIMESTAMP_DIGITS = 3;

    /** {@code -2.2250738585072014E-308}. */
    private static final int DOUBLE_LENGTH = 24;

    private Columns() {}

    /** What the driver is told of a statement. */
    public static Meta.Signature signature(List<ResultColumn> columns, String sql, List<DataType> parameters) {
        List<ColumnMetaData> described = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            described.add(column(i, columns.get(i)));
        }
        return Meta.Signature.create(
                described,
                sql,
                parameters.stream().map(Columns::parameter).toList(),
                Meta.CursorFactory.LIST,
                Meta.StatementType.SELECT);
    }

    private static ColumnMetaData column(int index, ResultColumn column) {
        DataType type = column.type();
        return new ColumnMetaData(
                index,
                false,
                true,
                true,
                false,
                DatabaseMetaData.columnNullableUnknown,
                isNumber(type),
                displaySize(type),
                column.name(),
                column.name(),
                "",
                precision(type),
                scale(type),
                "",
                "",
                ColumnMetaData.scalar(sqlType(type), name(type), rep(type)),
                true,
                false,
                false,
                className(type));
    }

    private static AvaticaParameter parameter(DataType type) {
        return new AvaticaParameter(
                isNumber(type), precision(type), scale(type), sqlType(type), name(type), className(type), "?");
    }

    static boolean isNumber(DataType type) {
        return switch (type.kind()) {
            case INTEGER, BIGINT, DECIMAL, DOUBLE -> true;
            default -> false;
        };
    }

    /** The number that {@link Types} gives the type. */
    static int sqlType(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> Types.VARCHAR;
            case BOOLEAN -> Types.BOOLEAN;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case DECIMAL -> Types.DECIMAL;
            case DOUBLE -> Types.DOUBLE;
            case DATE -> Types.DATE;
            case TIMESTAMP -> Types.TIMESTAMP;
            case BYTES -> Types.VARBINARY;
        };
    }

    /** The type's name without its digits. */
    static String name(DataType type) {
        return type.kind().name();
    }

    /** Digits of a number, characters of a text or a day, digits after the second of a time. */
    private static int precision(DataType type) {
        return type.kind() == DataType.Kind.TIMESTAMP ? TIMESTAMP_DIGITS : size(type);
    }

    /** Digits of a number, characters of anything else: COLUMN_SIZE of {@link java.sql.DatabaseMetaData#getColumns}. */
    static int size(DataType type) {
        return switch (type.kind()) {
            case VARCHAR, DECIMAL -> type.precision();
            case BOOLEAN -> 1;
            case INTEGER, DATE -> 10;
            case BIGINT -> 19;
            case DOUBLE -> 15;
            case TIMESTAMP -> TIMESTAMP_LENGTH;
            case BYTES -> 0;
        };
    }

    /** Digits after the point, or after the second. */
    static int scale(DataType type) {
        return type.kind() == DataType.Kind.TIMESTAMP ? TIMESTAMP_DIGITS : type.scale();
    }

    /** Characters of the longest text that a value of the type is: a number's with its sign and point. */
    private static int displaySize(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> 5;
            case INTEGER, BIGINT -> size(type) + 1;
            case DECIMAL -> type.precision() + 1 + (type.scale() == 0 ? 0 : type.scale() == type.precision() ? 2 : 1);
            case DOUBLE -> DOUBLE_LENGTH;
            default -> size(type);
        };
    }

    private static Rep rep(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> Rep.STRING;
            case BOOLEAN -> Rep.BOOLEAN;
            case INTEGER, DATE -> Rep.INTEGER;
            case BIGINT, TIMESTAMP -> Rep.LONG;
            case DECIMAL -> Rep.NUMBER;
            case DOUBLE -> Rep.DOUBLE;
            case BYTES -> Rep.BYTE_STRING;
        };
    }

    private static String className(DataType type) {
        return switch (type.kind()) {
            case DATE -> java.sql.Date.class.getName();
            case TIMESTAMP -> java.sql.Timestamp.class.getName();
            case DECIMAL -> java.math.BigDecimal.class.getName();
            default -> rep(type).clazz.getName();
        };
    }
}
