package braid.answer.sql.chain;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;

/**
 * The values of a long list, to be looked up instead of compared one by one. Public because a running plan calls it.
 *
 * @param values numbers as decimals without zeros at their end, texts, days and milliseconds
 * @param inside what a value that is among them gives; the others give the opposite
 * @param ofNull what NULL gives
 */
public record ConstantSet(Set<Object> values, boolean inside, Boolean ofNull) {
    private static final Set<SqlTypeName> TYPES = EnumSet.of(
            SqlTypeName.TINYINT,
            SqlTypeName.SMALLINT,
            SqlTypeName.INTEGER,
            SqlTypeName.BIGINT,
            SqlTypeName.DECIMAL,
            SqlTypeName.VARCHAR,
            SqlTypeName.DATE,
            SqlTypeName.TIMESTAMP);

    /** The list of a condition; empty where it has ranges or values without one form in memory. */
    static Optional<ConstantSet> of(Sarg<?> sarg) {
        boolean points = sarg.isPoints();
        if (!points && !sarg.isComplementedPoints()) {
            return Optional.empty();
        }
        Set<Object> values = new HashSet<>();
        for (var range : (points ? sarg : sarg.negate()).rangeSet.asRanges()) {
            Object value = literal(range.lowerEndpoint());
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        Boolean ofNull = sarg.nullAs == RexUnknownAs.UNKNOWN ? null : (Boolean) (sarg.nullAs == RexUnknownAs.TRUE);
        return Optional.of(new ConstantSet(values, points, ofNull));
    }

    private static Object literal(Object value) {
        if (value instanceof NlsString text) {
            return text.getValue();
        }
        if (value instanceof DateString day) {
            return decimal(day.getDaysSinceEpoch());
        }
        if (value instanceof TimestampString time) {
            return decimal(time.getMillisSinceEpoch());
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : null;
    }

    private static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value).stripTrailingZeros();
    }

    public Boolean test(Object value) {
        if (value == null) {
            return ofNull;
        }
        return values.contains(key(value)) == inside;
    }

    /** Whether values of a type have one form in memory here. */
    static boolean canHold(RelDataType type) {
        return TYPES.contains(type.getSqlTypeName());
    }

    /** Some values of a row, in the form in which they are equal when SQL says so. */
    static List<Object> keys(List<Integer> places, Object[] row) {
        List<Object> keys = new ArrayList<>();
        places.forEach(place -> keys.add(row[place] == null ? null : key(row[place])));
        return keys;
    }

    private static Object key(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        return value instanceof Number number ? decimal(number.longValue()) : value;
    }

    static Method method() {
        try {
            return ConstantSet.class.getMethod("test", Object.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
