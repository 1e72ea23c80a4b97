package braid.core.spelling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;

/** What a number counts since 1970-01-01T00:00:00Z, where it stands for a time. */
public enum EpochUnit {
    SECONDS(3),
    MILLIS(0),
    MICROS(-3),
    NANOS(-6);

    /** Digits that no time has before the point, or zeros behind it, so that 1e999999999 is never written out. */
    private static final int TOO_MANY_DIGITS = 30;

    private static final long LIKELY_FROM =
            Instant.parse("1971-01-01T00:00:00Z").toEpochMilli();
    private static final long LIKELY_TO = Instant.parse("2101-01-01T00:00:00Z").toEpochMilli();

    private final int digitsToMillis;

    EpochUnit(int digitsToMillis) {
        this.digitsToMillis = digitsToMillis;
    }

    /**
     * A number of this unit as milliseconds, cut towards the past.
     *
     * @throws ArithmeticException if it is not whole and {@code cut} is false, or is beyond a long
     */
    public long millis(BigDecimal number, boolean cut) {
        long digitsBefore = (long) number.precision() - number.scale();
        if (number.signum() == 0) {
            return 0;
        }
        if (digitsBefore > TOO_MANY_DIGITS) {
            throw new ArithmeticException("beyond all times");
        }
        if (cut && digitsBefore < -TOO_MANY_DIGITS) {
            return number.signum() < 0 ? -1 : 0;
        }
        BigDecimal millis = number.movePointRight(digitsToMillis);
        return (cut ? millis.setScale(0, RoundingMode.FLOOR) : millis).longValueExact();
    }

    /** The unit other than milliseconds of which a number is a time that people send, 1971 to 2100; {@code null} if it is of none. */
    public static EpochUnit likely(BigDecimal number) {
        for (EpochUnit unit : values()) {
            if (unit != MILLIS && unit.isLikely(number)) {
                return unit;
            }
        }
        return null;
    }

    private boolean isLikely(BigDecimal number) {
        try {
            long millis = millis(number, true);
            return millis >= LIKELY_FROM && millis < LIKELY_TO;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** As it is given in a request or an option. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
