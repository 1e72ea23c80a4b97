package braid.answer.sql.function.time;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * How an answer shows what no view can have: an interval of one unit as a number of these, of seconds with their fraction; an interval of
 * several units, and a time of day, as SQL writes them.
 */
public final class ShownInterval {
    private static final int LONG_DIGITS = 19;

    private ShownInterval() {}

    /** The type of the column; empty for a type that is none of these. */
    public static Optional<DataType> type(RelDataType type) {
        if (type.getSqlTypeName() == SqlTypeName.TIME) {
            return Optional.of(DataType.VARCHAR);
        }
        if (!SqlTypeUtil.isInterval(type)) {
            return Optional.empty();
        }
        SqlIntervalQualifier qualifier = type.getIntervalQualifier();
        if (qualifier.timeUnitRange.endUnit != null) {
            return Optional.of(DataType.VARCHAR);
        }
        return Optional.of(
                qualifier.timeUnitRange.startUnit == TimeUnit.SECOND
                        ? DataType.decimal(LONG_DIGITS, 3)
                        : DataType.BIGINT);
    }

    /** A value of such a type; of another one it stays what it is. */
    public static Object value(RelDataType type, Object value) {
        if (value == null) {
            return null;
        }
        if (type.getSqlTypeName() == SqlTypeName.TIME) {
            return StatementTimes.time(((Number) value).intValue());
        }
        return SqlTypeUtil.isInterval(type)
                ? interval(type.getIntervalQualifier(), ((Number) value).longValue())
                : value;
    }

    private static Object interval(SqlIntervalQualifier qualifier, long inner) {
        TimeUnit first = qualifier.timeUnitRange.startUnit;
        TimeUnit last = qualifier.timeUnitRange.endUnit;
        if (last != null) {
            return Intervals.text(first.name(), last.name(), inner);
        }
        return first == TimeUnit.SECOND ? BigDecimal.valueOf(inner, 3) : (Object) Intervals.count(first.name(), inner);
    }
}
