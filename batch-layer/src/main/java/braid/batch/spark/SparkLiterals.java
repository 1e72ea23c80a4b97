package braid.batch.spark;

import braid.core.type.DataType;
import java.math.BigDecimal;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/** Literals in Spark SQL, each with its exact type. */
final class SparkLiterals {
    private SparkLiterals() {}

    static String of(RexLiteral literal) {
        if (literal.getType().getSqlTypeName() == SqlTypeName.NULL) {
            return "NULL";
        }
        DataType type = SparkSql.type(literal);
        String sql = SparkTypes.sql(type);
        if (literal.isNull()) {
            return "CAST(NULL AS " + sql + ")";
        }
        return switch (type.kind()) {
            case VARCHAR -> text(literal.getValueAs(String.class));
            case BOOLEAN -> literal.getValueAs(Boolean.class) ? "TRUE" : "FALSE";
            case INTEGER, BIGINT, DECIMAL ->
                "CAST(" + literal.getValueAs(BigDecimal.class).toPlainString() + " AS " + sql + ")";
            case DOUBLE -> "CAST('" + literal.getValueAs(BigDecimal.class) + "' AS DOUBLE)";
            case DATE ->
                "date_from_unix_date(" + literal.getValueAs(DateString.class).getDaysSinceEpoch() + ")";
            case TIMESTAMP ->
                "timestamp_millis(" + literal.getValueAs(TimestampString.class).getMillisSinceEpoch() + "L)";
            case BYTES -> throw new IllegalArgumentException("No literal of type " + type);
        };
    }

    /** A text between single quotes, with what Spark's parser takes for an escape escaped. */
    static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
