package braid.verify.fold;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error while long reads go on; silent where there is no terminal. */
public final class FoldProgress implements AutoCloseable {
    private static final int REDRAW_MS = 250;

    private ProgressBar bar;

    /** Another read begins. */
    void begin(String task, long total) {
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
    }

    void step() {
        if (bar != null) {
            bar.step();
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
