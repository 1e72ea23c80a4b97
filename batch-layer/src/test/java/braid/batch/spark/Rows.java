package braid.batch.spark;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** A source's rows as Spark has them. */
final class Rows {
    private Rows() {}

    /** The rows as a data frame, with a column {@code row_number} behind the source's. */
    static Dataset<Row> frame(SparkSession spark, Source source, List<Object[]> rows) {
        List<Row> made = new ArrayList<>();
        for (Object[] row : rows) {
            Object[] values = new Object[row.length + 1];
            for (int i = 0; i < row.length; i++) {
                values[i] = toSpark(source.columns().get(i).type(), row[i]);
            }
            values[row.length] = made.size();
            made.add(RowFactory.create(values));
        }
        List<Column> columns = new ArrayList<>(source.columns());
        columns.add(new Column("row_number", DataType.INTEGER, false));
        return spark.createDataFrame(made, SparkTypes.row(columns));
    }

    private static Object toSpark(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIMESTAMP -> Instant.ofEpochMilli((Long) value);
            default -> value;
        };
    }

    /** A value that Spark computed, as {@link DataType.Kind} says. */
    static Object fromSpark(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DATE ->
                value instanceof LocalDate date
                        ? (int) date.toEpochDay()
                        : (int) ((java.sql.Date) value).toLocalDate().toEpochDay();
            case TIMESTAMP ->
                value instanceof Instant instant ? instant.toEpochMilli() : (Object) ((Timestamp) value).getTime();
            default -> value;
        };
    }
}
