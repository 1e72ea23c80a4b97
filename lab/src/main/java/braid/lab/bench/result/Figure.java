package braid.lab.bench.result;

import braid.terminal.Human;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * One measured number.
 *
 * @param measurement its name, the same in every run
 * @param value rounded to what is worth reading: whole from 100 on, else three digits; null when it could not be measured
 * @param unit of the value, for instance {@code ms}
 * @param note what the value should be, what it compares with, or why there is none; null when there is nothing to say
 * @param use the processor time of the span that it was measured in; null where none belongs to it
 */
public record Figure(String measurement, BigDecimal value, String unit, String note, ProcessorUse use) {
    private static final int WHOLE_FROM = 100;

    public static Figure of(String measurement, double value, String unit, String note, ProcessorUse use) {
        return new Figure(measurement, rounded(value), unit, note, use);
    }

    public static Figure of(String measurement, double value, String unit, ProcessorUse use) {
        return of(measurement, value, unit, null, use);
    }

    public static Figure notMeasured(String measurement, String unit, String why) {
        return new Figure(measurement, null, unit, why, null);
    }

    /** A value with its thousands apart; null when there is none. */
    static String shown(BigDecimal value) {
        return value == null ? null : value.scale() == 0 ? Human.count(value.longValue()) : value.toPlainString();
    }

    @Override
    public String toString() {
        return measurement + ": " + (value == null ? "none, " + note : shown(value) + " " + unit);
    }

    public static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = Math.abs(value) >= WHOLE_FROM
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3, RoundingMode.HALF_UP));
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }
}
