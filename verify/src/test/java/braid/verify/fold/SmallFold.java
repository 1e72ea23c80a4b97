package braid.verify.fold;

import braid.core.boundary.Coverage;
import braid.core.boundary.CutMarker;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.event.EventCodec;
import braid.core.event.record.RecordReader;
import braid.core.group.RowFilter;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Folds records that stand in a test: a row of one value is the number of a cut marker, any other an event. */
public final class SmallFold {
    private SmallFold() {}

    /** @param boundary the first record behind the cut 1 */
    public static FoldedViews of(Pipeline pipeline, Object[][] records, long boundary, Map<String, RowFilter> filters) {
        Source source = pipeline.sources().get(0);
        PartitionCoverage covered =
                new PartitionCoverage(new Partition(source.name(), 0), boundary, records.length, records.length, null);
        Instant time = Instant.parse("2001-01-01T00:00:00Z");
        FoldedViews views = new FoldedViews(
                new Coverage(pipeline.name(), 1, time, time, true, List.of(covered)), pipeline.views(), filters);
        EventCodec codec = new EventCodec(source);
        CoveredFold fold = new CoveredFold(
                covered, 0, 0, source, new RecordReader(source, any -> null), FirstVerdicts.NONE, views.of(source));
        for (int i = 0; i < records.length; i++) {
            fold.logged(
                    i, 0, records[i].length == 1 ? CutMarker.encode((Long) records[i][0]) : codec.encode(records[i]));
        }
        return views;
    }
}
