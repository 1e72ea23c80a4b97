package braid.dataflow.model;

import braid.core.group.GroupKey;
import braid.dataflow.coder.ViewCoder;
import braid.dataflow.coder.ViewName;
import braid.dataflow.coder.ViewRow;
import java.util.Locale;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** How the panes of one window relate. In both modes the rows that are stored are absolute. */
public enum How {
    /** A pane holds all of the window's events so far. */
    ACCUMULATING {
        @Override
        <T> Window<T> of(Window<T> window) {
            return window.accumulatingFiredPanes();
        }

        @Override
        PCollection<KV<GroupKey, ViewRow>> whole(ViewName view, PCollection<KV<GroupKey, ViewRow>> panes) {
            return panes;
        }
    },
    /** A pane holds the events since the one before it; a state behind it adds them up. */
    DISCARDING {
        @Override
        <T> Window<T> of(Window<T> window) {
            return window.discardingFiredPanes();
        }

        @Override
        PCollection<KV<GroupKey, ViewRow>> whole(ViewName view, PCollection<KV<GroupKey, ViewRow>> panes) {
            return panes.apply("How: add up", ParDo.of(new AddUp(view)))
                    .setCoder(KvCoder.of(new ViewCoder.Groups(view), new ViewCoder.Rows(view)));
        }
    };

    abstract <T> Window<T> of(Window<T> window);

    /** Rows that hold all of their window's events so far. */
    abstract PCollection<KV<GroupKey, ViewRow>> whole(ViewName view, PCollection<KV<GroupKey, ViewRow>> panes);

    /** As the setting {@code dataflow.accumulation} and the status spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
