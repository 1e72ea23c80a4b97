package braid.verify.fold;

import braid.answer.limit.ReadLimits;
import braid.answer.read.MergedReader;
import braid.answer.side.BatchSide;
import braid.answer.side.LogSide;
import braid.answer.side.SpeedSide;
import braid.core.boundary.Boundary;
import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.view.Architecture;
import braid.core.view.Source;
import braid.core.view.View;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fold of a coverage in place of both stores: read by the serving layer's code, it gives the answer that they should have given. */
public final class FoldedViews {
    private static final Duration NO_HURRY = Duration.ofDays(1);

    private final Coverage coverage;
    private final Map<String, FilteredFold> views = new LinkedHashMap<>();

    /** @param filters by view the rows that are wanted; all where there is none */
    public FoldedViews(Coverage coverage, List<View> views, Map<String, RowFilter> filters) {
        this.coverage = coverage;
        views.forEach(view ->
                this.views.put(view.name(), new FilteredFold(view, filters.getOrDefault(view.name(), RowFilter.ALL))));
    }

    List<FilteredFold> of(Source source) {
        return views.values().stream()
                .filter(fold -> fold.view().source().equals(source))
                .toList();
    }

    /** Reads the fold. The time of a statement is that of the coverage. */
    public MergedReader reader() {
        return new MergedReader(
                Architecture.LAMBDA,
                coverage.pipeline(),
                BatchSide.of(cut(), (view, filter) -> rows(view, true, filter)),
                SpeedSide.of(progress(), (view, filter) -> rows(view, false, filter)),
                LogSide.NONE,
                NO_HURRY,
                new ReadLimits(Integer.MAX_VALUE - 1, Long.MAX_VALUE),
                Clock.fixed(coverage.generatedAt(), ZoneOffset.UTC));
    }

    private List<GroupRow> rows(View view, boolean batch, RowFilter filter) {
        return views.get(view.name()).rows(batch, filter);
    }

    private PublishedCut cut() {
        Boundary boundary = new Boundary(coverage.partitions().stream()
                .collect(Collectors.toMap(PartitionCoverage::partition, PartitionCoverage::batchTo)));
        return new PublishedCut(coverage.cut(), coverage.publishedAt(), boundary);
    }

    private Map<Partition, Progress> progress() {
        return coverage.partitions().stream()
                .collect(Collectors.toMap(
                        PartitionCoverage::partition,
                        covered -> new Progress(coverage.cut(), covered.batchTo(), covered.speedTo(), null)));
    }
}
