package braid.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far long work is: a bar on standard error with steps per second and the time left; silent where there is no terminal. */
public final class StepBar implements AutoCloseable {
    private static final int REDRAW_MS = 250;

    private ProgressBar bar;

    /**
     * Shows another piece of work.
     *
     * @param total steps in all; -1 if nobody knows
     */
    public StepBar begin(String task, long total) {
        close();
        if (System.console() != null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REDRAW_MS)
                    .clearDisplayOnFinish()
                    .build();
        }
        return this;
    }

    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** Moves on to {@code step}. */
    public void at(long step, java.util.function.Supplier<String> message) {
        if (bar != null) {
            bar.stepTo(step);
            bar.setExtraMessage(message.get());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
