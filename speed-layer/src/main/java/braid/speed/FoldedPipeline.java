package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.RecordReader;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.storage.log.SchemaTopic;
import braid.storage.quarantine.FirstVerdicts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pipeline, compiled for folding: its views in order, and for each source its reader and the views over it. */
final class FoldedPipeline {
    private final Pipeline pipeline;
    private final boolean cuts;
    private final List<FoldedView> views = new ArrayList<>();
    private final Map<String, RecordReader> readers = new HashMap<>();

    /**
     * @param cuts whether a cut marker opens the next segment; if not, the whole log is one
     */
    FoldedPipeline(Pipeline pipeline, SchemaTopic schemas, boolean cuts) {
        this.cuts = cuts;
        this.pipeline = pipeline;
        for (View view : pipeline.views()) {
            views.add(new FoldedView(view, views.size()));
        }
        pipeline.sources().forEach(source -> readers.put(source.name(), new RecordReader(source, schemas)));
    }

    /** The view at this position in the pipeline. */
    FoldedView view(int index) {
        return views.get(index);
    }

    /** A fold of a partition that begins where {@code from} says, and passes over what was passed over before. */
    PartitionFold fold(Partition partition, Progress from, FirstVerdicts verdicts) {
        Source source = pipeline.source(partition.source());
        List<FoldedView> over =
                views.stream().filter(v -> v.view().source().equals(source)).toList();
        return new PartitionFold(partition, source, readers.get(source.name()), verdicts, over, from, cuts);
    }
}
