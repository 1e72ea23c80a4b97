package braid.dataflow.model;

import braid.core.view.View;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.joda.time.Duration;

/** Where in event time results are computed: in the view's windows, or, for a view without windows, in all of time. */
public final class Where {
    private Where() {}

    static <T> Window<T> of(View view) {
        return view.window().visible()
                ? Window.into(
                        FixedWindows.of(Duration.millis(view.window().size().toMillis())))
                : Window.into(new GlobalWindows());
    }

    /** The window's start as rows have it. */
    public static long start(BoundedWindow window) {
        return window instanceof IntervalWindow interval ? interval.start().getMillis() : 0;
    }
}
