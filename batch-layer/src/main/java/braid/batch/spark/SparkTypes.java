package braid.batch.spark;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Translates Braid's types to Spark's. */
public final class SparkTypes {
    private SparkTypes() {}

    /** The Spark type that holds values of {@code type}. */
    public static org.apache.spark.sql.types.DataType of(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> DataTypes.StringType;
            case BOOLEAN -> DataTypes.BooleanType;
            case INTEGER -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case DECIMAL -> DataTypes.createDecimalType(type.precision(), type.scale());
            case DOUBLE -> DataTypes.DoubleType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
            case BYTES -> DataTypes.BinaryType;
        };
    }

    /** The type's name in Spark SQL. */
    public static String sql(DataType type) {
        return of(type).sql();
    }

    /** A row type of these columns, in order. */
    public static StructType row(List<Column> columns) {
        return DataTypes.createStructType(
                columns.stream().map(SparkTypes::field).toArray(StructField[]::new));
    }

    private static StructField field(Column column) {
        return DataTypes.createStructField(column.name(), of(column.type()), column.nullable());
    }

    /** A column's name as Spark SQL quotes it. */
    public static String quoted(String name) {
        return "`" + name + "`";
    }
}
