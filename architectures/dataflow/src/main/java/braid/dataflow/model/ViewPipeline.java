package braid.dataflow.model;

import braid.core.group.GroupKey;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.dataflow.coder.EventCoder;
import braid.dataflow.coder.PrimaryKey;
import braid.dataflow.coder.ViewCoder;
import braid.dataflow.coder.ViewName;
import braid.dataflow.coder.ViewRow;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * The whole pipeline: each source's events, each redelivered one once, and for each view what is computed, where in event time, when in
 * processing time, and how the results relate. Every line of it is the same for the live log and for history; only the read differs.
 *
 * @param file the pipeline's file
 */
public record ViewPipeline(String file, Pipeline views, When when, How how, Ends ends) {
    /** Where events come from and rows go to. */
    public interface Ends {
        /**
         * Reads a source's events.
         *
         * @param timeColumn position of the event time in the source's row
         */
        PTransform<PBegin, PCollection<Object[]>> events(Source source, int timeColumn);

        /** Takes the rows of a view, pane by pane; a row's window is its element's. */
        PTransform<? super PCollection<KV<GroupKey, ViewRow>>, ?> rows(ViewName view);
    }

    /**
     * Adds the views to a Beam pipeline.
     *
     * @throws NotInDataflow if the views cannot be computed as they are meant
     */
    public void addTo(org.apache.beam.sdk.Pipeline beam) {
        for (Source source : views.sources()) {
            List<View> views = this.views.viewsOf(source);
            if (views.isEmpty()) {
                continue;
            }
            PCollection<Object[]> events =
                    beam.apply(source.name(), ends.events(source, source.indexOf(timeColumn(source))));
            PCollection<Object[]> once = source.hasPrimaryKey() ? once(source, views, events) : events;
            views.forEach(view -> rows(view, once));
        }
    }

    /** In Beam an event has one time, which its windows, its watermark and its lateness go by. */
    private String timeColumn(Source source) {
        List<String> columns = views.timeColumns(source);
        if (columns.size() > 1) {
            throw new NotInDataflow("The views of " + source.name() + " have windows over "
                    + String.join(" and ", columns)
                    + ", but in Beam an event has one time. Leave one of them to another pipeline or architecture.");
        }
        return columns.get(0);
    }

    private PCollection<Object[]> once(Source source, List<View> views, PCollection<Object[]> events) {
        boolean forEver = views.stream().anyMatch(view -> !view.window().visible());
        long largest = views.stream()
                .mapToLong(view -> view.window().size().toMillis())
                .max()
                .orElseThrow();
        Duration kept = forEver ? null : Duration.millis(largest).plus(Duration.millis(when.latenessMillis()));
        EventCoder coder = new EventCoder(file, source.name());
        return events.apply(source.name() + ": primary key", WithKeys.of(new PrimaryKey(file, source.name())))
                .setCoder(KvCoder.of(ByteArrayCoder.of(), coder))
                .apply(source.name() + ": once", ParDo.of(new Once(kept)))
                .setCoder(coder);
    }

    private void rows(View view, PCollection<Object[]> events) {
        events.apply(view.name(), new Rows(new ViewName(file, view.name()), when, how, ends));
    }

    /** One view, by the four questions of the model. */
    private static final class Rows extends PTransform<PCollection<Object[]>, PCollection<KV<GroupKey, ViewRow>>>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ViewName view;
        private final When when;
        private final How how;
        private final transient Ends ends;

        Rows(ViewName view, When when, How how, Ends ends) {
            this.view = view;
            this.when = when;
            this.how = how;
            this.ends = ends;
        }

        @Override
        public PCollection<KV<GroupKey, ViewRow>> expand(PCollection<Object[]> events) {
            Window<KV<GroupKey, Object[]>> where = Where.of(view.view());
            PCollection<KV<GroupKey, ViewRow>> panes = events.apply("Group", ParDo.of(new Grouping(view)))
                    .setCoder(KvCoder.of(new ViewCoder.Groups(view), events.getCoder()))
                    .apply("Where, when, how", how.of(when.of(view.view(), where)))
                    .apply("What", Combine.perKey(new What(view)));
            PCollection<KV<GroupKey, ViewRow>> rows = how.whole(view, panes);
            rows.apply("Rows", ends.rows(view));
            return rows;
        }
    }
}
