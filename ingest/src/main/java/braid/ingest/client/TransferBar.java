package braid.ingest.client;

import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal that shows how far a transfer is, events per second and the time left; silent where there is no terminal. */
public final class TransferBar implements AutoCloseable {
    private static final int REDRAW_MS = 250;

    private final ProgressBar bar;

    /**
     * @param total steps in all; -1 if nobody knows
     */
    public TransferBar(String task, long total) {
        this.bar = System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REDRAW_MS)
                        .clearDisplayOnFinish()
                        .build();
    }

    /** Moves on to {@code step}. */
    public void at(long step, Supplier<String> message) {
        if (bar != null) {
            bar.stepTo(step);
            bar.setExtraMessage(message.get());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
