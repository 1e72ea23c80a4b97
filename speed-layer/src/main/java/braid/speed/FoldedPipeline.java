package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.EventCodec;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.storage.log.SchemaTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pipeline, compiled for folding: its views in order, and for each source a codec and the views over it. */
final class FoldedPipeline {
    private final Pipeline pipeline;
    private final boolean cuts;
    private final List<FoldedView> views = new ArrayList<>();
    private final Map<String, EventCodec> codecs = new HashMap<>();

    /**
     * @param cuts whether a cut marker opens the next segment; if not, the whole log is one
     */
    FoldedPipeline(Pipeline pipeline, SchemaTopic schemas, boolean cuts) {
        this.cuts = cuts;
        this.pipeline = pipeline;
        for (View view : pipeline.views()) {
            views.add(new FoldedView(view, views.size()));
        }
        pipeline.sources().forEach(source -> codecs.put(source.name(), new EventCodec(source, schemas)));
    }

    /** The view at this position in the pipeline. */
    FoldedView view(int index) {
        return views.get(index);
    }

    /** A fold of a partition that begins where {@code from} says. */
    PartitionFold fold(Partition partition, Progress from) {
        Source source = pipeline.source(partition.source());
        List<FoldedView> over =
                views.stream().filter(v -> v.view().source().equals(source)).toList();
        return new PartitionFold(partition, source, codecs.get(source.name()), over, from, cuts);
    }
}
