package braid.platform.bench;

import braid.platform.output.Human;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * One measured number.
 *
 * @param value rounded to what is worth reading: whole from 100 on, else three digits; null when it could not be measured
 * @param unit of the value, for instance {@code ms}
 * @param aim what the value should be, or what it compares with; null when there is nothing
 */
public record Figure(String measurement, BigDecimal value, String unit, String aim) {
    private static final int WHOLE_FROM = 100;

    static Figure of(String measurement, double value, String unit, String aim) {
        return new Figure(measurement, rounded(value), unit, aim);
    }

    static Figure of(String measurement, double value, String unit) {
        return of(measurement, value, unit, null);
    }

    static Figure notMeasured(String measurement, String why) {
        return new Figure(measurement, null, "", why);
    }

    /** The value with its thousands apart; null when there is none. */
    String shown() {
        return value == null ? null : value.scale() == 0 ? Human.count(value.longValue()) : value.toPlainString();
    }

    @Override
    public String toString() {
        return measurement + ": " + shown() + " " + unit;
    }

    static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = Math.abs(value) >= WHOLE_FROM
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3, RoundingMode.HALF_UP));
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }
}
