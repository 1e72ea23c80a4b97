package braid.dataflow.model;

import braid.core.view.View;
import java.io.Serializable;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Trigger;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.transforms.windowing.Window.OnTimeBehavior;
import org.joda.time.Duration;

/**
 * When in processing time results come: early, while a window's events still arrive; on time, when the watermark says that all have; late,
 * when one comes nevertheless. After the allowed lateness a window is let go, and what comes for it is dropped and counted.
 *
 * @param earlyMillis how long after the first event that no pane holds; 0 for with each event
 * @param lateMillis the same, for late events
 * @param latenessMillis how long a window is kept after the watermark has passed its end
 */
public record When(long earlyMillis, long lateMillis, long latenessMillis) implements Serializable {
    private static final long serialVersionUID = 1L;

    <T> Window<T> of(View view, Window<T> window) {
        Trigger trigger = view.window().visible()
                ? AfterWatermark.pastEndOfWindow()
                        .withEarlyFirings(after(earlyMillis))
                        .withLateFirings(after(lateMillis))
                : Repeatedly.forever(after(earlyMillis));
        return window.triggering(trigger)
                .withAllowedLateness(Duration.millis(latenessMillis))
                .withOnTimeBehavior(OnTimeBehavior.FIRE_IF_NON_EMPTY);
    }

    private static Trigger.OnceTrigger after(long millis) {
        return millis == 0
                ? AfterPane.elementCountAtLeast(1)
                : AfterProcessingTime.pastFirstElementInPane().plusDelayOf(Duration.millis(millis));
    }

    /** The longest that an event may wait for a pane. */
    public long longestWaitMillis() {
        return Math.max(earlyMillis, lateMillis);
    }
}
