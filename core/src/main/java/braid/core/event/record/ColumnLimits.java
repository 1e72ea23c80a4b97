package braid.core.event.record;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * The values that a column can hold, of all that its Avro type can. No narrower than what ingest accepts: a timestamp of the first or last
 * day may lie a zone's offset outside of the years 1 to 9999.
 */
final class ColumnLimits {
    static final int FIRST_DAY = (int) LocalDate.of(1, 1, 1).toEpochDay();
    static final int LAST_DAY = (int) LocalDate.of(9999, 12, 31).toEpochDay();

    /** The first millisecond that a TIMESTAMP can hold, and the last. */
    static final long FIRST_MILLIS = TimeUnit.DAYS.toMillis(FIRST_DAY - 1L);

    static final long LAST_MILLIS = TimeUnit.DAYS.toMillis(LAST_DAY + 2L) - 1;

    private ColumnLimits() {}

    /** Why the column cannot hold a value of its type's class, as the end of a sentence about it; {@code null} if it can. */
    static String whyNot(Column column, Object value) {
        if (value == null) {
            return column.nullable() ? null : "is NULL, but the source declares it NOT NULL";
        }
        return switch (column.type().kind()) {
            case VARCHAR -> text((String) value, column.type());
            case DECIMAL -> decimal((BigDecimal) value, column.type());
            case DOUBLE -> number((Double) value);
            case DATE -> days((Integer) value, FIRST_DAY, LAST_DAY);
            case TIMESTAMP ->
                days(Math.floorDiv((Long) value, TimeUnit.DAYS.toMillis(1)), FIRST_DAY - 1L, LAST_DAY + 1L);
            default -> null;
        };
    }

    private static String text(String value, DataType type) {
        if (value.indexOf(0) >= 0) {
            return "holds the character U+0000";
        }
        boolean tooLong =
                value.length() > type.precision() && value.codePointCount(0, value.length()) > type.precision();
        return tooLong ? "holds more characters than " + type : null;
    }

    private static String decimal(BigDecimal value, DataType type) {
        return value.precision() > type.precision() ? "holds more digits than " + type : null;
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "holds " + value;
        }
        return value == 0 && 1 / value < 0 ? "holds a negative zero" : null;
    }

    private static String days(long day, long first, long last) {
        return day < first || day > last ? "holds a day outside of the years 1 to 9999" : null;
    }
}
