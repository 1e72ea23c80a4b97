package braid.serving.sql;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexUnknownAs;
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
        Object key = value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros()
                : value instanceof Number number ? decimal(number.longValue()) : value;
        return values.contains(key) == inside;
    }

    static Method method() {
        try {
            return ConstantSet.class.getMethod("test", Object.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
