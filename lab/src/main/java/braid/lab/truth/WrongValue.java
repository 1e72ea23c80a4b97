package braid.lab.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A value that was served and is not the true one.
 *
 * @param key of the row
 * @param column a measure; {@code null} where the row is missing or should not be there
 * @param truth {@code null} where there should be no row
 * @param served {@code null} where there was no row
 */
public record WrongValue(List<Object> key, String column, Object truth, Object served) {
    /** Doubles depend on the order of what is summed up. */
    private static final double RELATIVE = 1e-9;

    /** Three times the standard error of a sketch with 2^12 registers. */
    private static final double ESTIMATE = 3 * 0.0163;

    /** All differences, by rows. */
    static List<WrongValue> between(KeyedRows truth, KeyedRows served) {
        List<WrongValue> found = new ArrayList<>();
        truth.byKey().forEach((key, expected) -> {
            Map<String, Object> row = served.byKey().get(key);
            if (row == null) {
                found.add(new WrongValue(key, null, expected, null));
                return;
            }
            expected.forEach((column, value) -> {
                if (!isSame(value, row.get(column), KeyedRows.isEstimate(truth.view(), column))) {
                    found.add(new WrongValue(key, column, value, row.get(column)));
                }
            });
        });
        served.byKey().forEach((key, row) -> {
            if (!truth.byKey().containsKey(key)) {
                found.add(new WrongValue(key, null, null, row));
            }
        });
        return found;
    }

    static boolean isSame(Object truth, Object served, boolean estimate) {
        if (!(truth instanceof BigDecimal a) || !(served instanceof BigDecimal b)) {
            return Objects.equals(truth, served);
        }
        if (a.compareTo(b) == 0) {
            return true;
        }
        double apart = Math.abs(a.doubleValue() - b.doubleValue());
        return estimate
                ? apart <= Math.max(1, ESTIMATE * a.doubleValue())
                : isRounded(a, b) && apart <= RELATIVE * Math.abs(a.doubleValue());
    }

    /** Whether one of them has more digits than a decimal of ours: then it was a double. */
    private static boolean isRounded(BigDecimal a, BigDecimal b) {
        return Math.max(a.scale(), b.scale()) > 9;
    }

    /** {@code [/home, 2026-01-01T10:00:00Z] views: 7, but 8 is true}. */
    @Override
    public String toString() {
        if (served == null) {
            return key + " is missing; true is " + truth;
        }
        return truth == null
                ? key + " should not be there: " + served
                : key + " " + column + ": " + shown(served) + ", but " + shown(truth) + " is true";
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
