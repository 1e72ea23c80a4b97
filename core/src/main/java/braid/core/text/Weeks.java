package braid.core.text;

import org.apache.calcite.linq4j.function.Strict;

/** Weeks of ISO 8601, which begin on Monday. */
@Strict
public final class Weeks {
    private static final long DAY_MILLIS = 86_400_000L;

    /** 1970-01-01 was a Thursday. */
    private static final int MONDAY_TO_THURSDAY = 3;

    private Weeks() {}

    /** The Monday of a day's week, in days since 1970. */
    public static int ofDay(int day) {
        return day - Math.floorMod(day + MONDAY_TO_THURSDAY, 7);
    }

    /** The midnight that begins the Monday of a time's week, in milliseconds since 1970. */
    public static long ofMillis(long millis) {
        return ofDay((int) Math.floorDiv(millis, DAY_MILLIS)) * DAY_MILLIS;
    }
}
