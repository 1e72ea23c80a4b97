package braid.serving.merge;

import braid.core.view.View;
import braid.core.view.Window;

/**
 * How a view's windows are merged into coarser ones.
 *
 * @param millis the size of the coarser window, aligned to 1970-01-01T00:00:00Z; 0 for all windows in one
 */
public record RollUp(long millis) {
    /** All windows in one. */
    public static final RollUp ALL = new RollUp(0);

    /** A view's own windows; all of them in one where the view has no window that readers see. */
    public static RollUp none(View view) {
        return view.window().visible() ? new RollUp(view.window().size().toMillis()) : ALL;
    }

    public boolean mergesAll() {
        return millis == 0;
    }

    /** Whether rows of the view stay as they are. */
    public boolean isNone(View view) {
        return !mergesAll() && millis == view.window().size().toMillis();
    }

    /** The start of the coarser window. */
    public long startOf(long windowStart) {
        return mergesAll() ? 0 : Window.startOf(windowStart, millis);
    }
}
