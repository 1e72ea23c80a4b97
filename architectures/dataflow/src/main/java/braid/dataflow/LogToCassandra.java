package braid.dataflow;

import braid.core.group.GroupKey;
import braid.core.view.Source;
import braid.dataflow.coder.ViewName;
import braid.dataflow.coder.ViewRow;
import braid.dataflow.ends.BoundedLog;
import braid.dataflow.ends.LiveLog;
import braid.dataflow.ends.SourceLog;
import braid.dataflow.ends.TableSink;
import braid.dataflow.model.ViewPipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * The log and the rows in Cassandra.
 *
 * @param bounded whether the log ends where it ends when the pipeline is made
 */
record LogToCassandra(DataflowSettings settings, boolean bounded) implements ViewPipeline.Ends {
    /** A Beam pipeline of the views between the two. */
    org.apache.beam.sdk.Pipeline pipeline(org.apache.beam.sdk.options.PipelineOptions options) {
        org.apache.beam.sdk.Pipeline beam = org.apache.beam.sdk.Pipeline.create(options);
        new ViewPipeline(settings.file(), settings.pipeline(), settings.when(), settings.how(), this).addTo(beam);
        return beam;
    }

    @Override
    public PTransform<PBegin, PCollection<Object[]>> events(Source source, int timeColumn) {
        SourceLog log = new SourceLog(settings.file(), source, timeColumn, settings.log());
        return bounded ? new BoundedLog(log) : new LiveLog(log, settings.group(), settings.watermarkDelay());
    }

    @Override
    public PTransform<? super PCollection<KV<GroupKey, ViewRow>>, ?> rows(ViewName view) {
        return ParDo.of(new TableSink(view));
    }
}
