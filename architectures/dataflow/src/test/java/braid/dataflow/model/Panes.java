package braid.dataflow.model;

import braid.core.group.GroupKey;
import braid.core.view.Source;
import braid.dataflow.coder.ViewName;
import braid.dataflow.coder.ViewRow;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.transforms.windowing.PaneInfo.Timing;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** A run of the pipeline, by default on the direct runner, over events that a test gives, with all of its panes. */
final class Panes implements ViewPipeline.Ends {
    private static final Map<String, Queue<Pane>> CAUGHT = new ConcurrentHashMap<>();

    private final Shop shop;
    private final PTransform<PBegin, PCollection<Object[]>> events;
    private final String run = "run" + System.nanoTime();
    private PipelineCounts counts;

    /** A row with when it came. */
    record Pane(String view, GroupKey group, ViewRow row, Timing timing, long index) {}

    Panes(Shop shop, PTransform<PBegin, PCollection<Object[]>> events) {
        this.shop = shop;
        this.events = events;
    }

    Panes run(When when, How how) {
        return run(when, how, options());
    }

    Panes run(When when, How how, PipelineOptions options) {
        CAUGHT.put(run, new ConcurrentLinkedQueue<>());
        org.apache.beam.sdk.Pipeline beam = org.apache.beam.sdk.Pipeline.create(options);
        new ViewPipeline(shop.file(), shop.pipeline(), when, how, this).addTo(beam);
        PipelineResult result = beam.run();
        result.waitUntilFinish();
        counts = new PipelineCounts(result);
        return this;
    }

    private static DirectOptions options() {
        DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
        options.setTargetParallelism(2);
        options.setEnforceImmutability(false);
        options.setEnforceEncodability(false);
        return options;
    }

    PipelineCounts counts() {
        return counts;
    }

    /** By view, the events that were dropped. The direct runner counts them under a name of its own. */
    Map<String, Long> late() {
        return counts.byView("DroppedDueToLateness");
    }

    List<Pane> of(String view) {
        return CAUGHT.get(run).stream().filter(pane -> pane.view.equals(view)).toList();
    }

    /** By group, the values of the row that lasts in the store. */
    Map<String, String> rows(String view) {
        Map<String, Pane> last = new TreeMap<>();
        of(view).forEach(pane -> last.merge(
                pane.group.toString(), pane, (one, other) -> one.row.events() > other.row.events() ? one : other));
        Map<String, String> values = new TreeMap<>();
        last.forEach((group, pane) -> values.put(group, shop.values(view, pane.row)));
        return values;
    }

    @Override
    public PTransform<PBegin, PCollection<Object[]>> events(Source source, int timeColumn) {
        return events;
    }

    @Override
    public PTransform<? super PCollection<KV<GroupKey, ViewRow>>, ?> rows(ViewName view) {
        return ParDo.of(new Catch(run, view.name()));
    }

    private static final class Catch extends DoFn<KV<GroupKey, ViewRow>, Void> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String run;
        private final String view;

        Catch(String run, String view) {
            this.run = run;
            this.view = view;
        }

        @ProcessElement
        public void process(@Element KV<GroupKey, ViewRow> row, BoundedWindow window, PaneInfo pane) {
            GroupKey group = new GroupKey(Where.start(window), row.getKey().values());
            CAUGHT.get(run).add(new Pane(view, group, row.getValue(), pane.getTiming(), pane.getIndex()));
        }
    }
}
