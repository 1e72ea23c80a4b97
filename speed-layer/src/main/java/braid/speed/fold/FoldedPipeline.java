package braid.speed.fold;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.record.EventRow;
import braid.core.event.record.GivenCuts;
import braid.core.event.record.RecordReader;
import braid.core.fold.key.KeyHorizon;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.avro.Schema;

/** The pipeline, compiled for folding: for each source its reader and the views over it. */
public final class FoldedPipeline {
    private final Pipeline pipeline;
    private final GivenCuts cuts;
    private final int horizon;
    private final Map<String, List<FoldedView>> views;
    private final Map<String, RecordReader> readers = new HashMap<>();

    /**
     * @param cuts which cut markers open the next segment; {@code null} if the whole log is one
     * @param horizon of the keys of sources that have a PRIMARY KEY, in offsets of a partition
     */
    public FoldedPipeline(Pipeline pipeline, LongFunction<Schema> schemas, GivenCuts cuts, int horizon) {
        this(pipeline, schemas, cuts, horizon, views(pipeline));
    }

    private FoldedPipeline(
            Pipeline pipeline,
            LongFunction<Schema> schemas,
            GivenCuts cuts,
            int horizon,
            Map<String, List<FoldedView>> views) {
        this.pipeline = pipeline;
        this.cuts = cuts;
        this.horizon = horizon;
        this.views = views;
        pipeline.sources().forEach(source -> readers.put(source.name(), new RecordReader(source, schemas)));
    }

    private static Map<String, List<FoldedView>> views(Pipeline pipeline) {
        Map<String, List<FoldedView>> views = new HashMap<>();
        pipeline.sources()
                .forEach(source -> views.put(
                        source.name(),
                        pipeline.viewsOf(source).stream().map(FoldedView::new).toList()));
        return Map.copyOf(views);
    }

    /** The same pipeline for another thread; what was compiled is shared. */
    public FoldedPipeline forAnotherThread(LongFunction<Schema> schemas, GivenCuts ownCuts) {
        return new FoldedPipeline(pipeline, schemas, ownCuts, horizon, views);
    }

    /** The views over a partition's source, in the order of the pipeline. */
    public List<FoldedView> viewsOf(Partition partition) {
        return views.get(partition.source());
    }

    /** The first offset that a fold has to be shown. */
    public long readFrom(Partition partition, Progress from) {
        boolean keyed = pipeline.source(partition.source()).hasPrimaryKey();
        return keyed ? KeyHorizon.begin(from.next(), horizon) : from.next();
    }

    /** A fold of a partition that goes on where {@code from} says, and passes over what was passed over before. */
    public PartitionFold fold(Partition partition, Progress from, FirstVerdicts verdicts) {
        Source source = pipeline.source(partition.source());
        KeyHorizon keys = source.hasPrimaryKey() ? new KeyHorizon(source, horizon) : null;
        return new PartitionFold(
                partition,
                readers.get(source.name()),
                new EventRow(source),
                verdicts,
                viewsOf(partition),
                keys,
                from,
                cuts);
    }
}
