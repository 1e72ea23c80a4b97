package braid.answer.merge;

import braid.core.view.View;
import braid.core.view.Window;

/**
 * How a view's windows are merged into coarser ones.
 *
 * @param millis the size of the coarser window; 0 for all windows in one
 * @param offsetMillis how long after 1970-01-01T00:00:00Z, a Thursday, one of them begins: 0, or the four days to a Monday
 */
public record RollUp(long millis, long offsetMillis) {
    /** All windows in one. */
    public static final RollUp ALL = new RollUp(0);

    private static final long DAY = 86_400_000L;
    private static final long WEEK = 7 * DAY;
    private static final long TO_MONDAY = 4 * DAY;

    /** Windows aligned to 1970-01-01T00:00:00Z, as those of views are. */
    public RollUp(long millis) {
        this(millis, 0);
    }

    /** Windows as readers ask for them: whole weeks begin on Monday, others are aligned to 1970-01-01T00:00:00Z. */
    public static RollUp every(long millis) {
        return new RollUp(millis, millis % WEEK == 0 ? TO_MONDAY : 0);
    }

    /** Whether each of its windows is made of whole windows of the view. */
    public boolean fits(View view) {
        long size = view.window().size().toMillis();
        return mergesAll() || millis % size == 0 && offsetMillis % size == 0;
    }

    /** A view's own windows; all of them in one where the view has no window that readers see. */
    public static RollUp none(View view) {
        return view.window().visible() ? new RollUp(view.window().size().toMillis()) : ALL;
    }

    public boolean mergesAll() {
        return millis == 0;
    }

    /** Whether rows of the view stay as they are. */
    public boolean isNone(View view) {
        return equals(none(view)) && !mergesAll();
    }

    /** The start of the coarser window. */
    public long startOf(long windowStart) {
        return mergesAll() ? 0 : Window.startOf(windowStart - offsetMillis, millis) + offsetMillis;
    }
}
