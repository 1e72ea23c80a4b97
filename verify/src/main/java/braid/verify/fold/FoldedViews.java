package braid.verify.fold;

import braid.answer.merge.BatchSide;
import braid.answer.merge.LogSide;
import braid.answer.merge.MergedReader;
import braid.answer.merge.Moment;
import braid.answer.merge.ReadLimits;
import braid.answer.merge.SpeedSide;
import braid.core.boundary.Boundary;
import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.Architecture;
import braid.core.view.Source;
import braid.core.view.View;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The fold of a coverage in place of both stores: read by the serving layer's code, it gives the answer that they should have given. */
public final class FoldedViews implements BatchSide, SpeedSide, LogSide {
    private static final Duration NO_HURRY = Duration.ofDays(1);

    private final Coverage coverage;
    private final Map<String, ViewFold> views = new LinkedHashMap<>();

    /** @param filters by view the rows that are wanted; all where there is none */
    public FoldedViews(Coverage coverage, List<View> views, Map<String, RowFilter> filters) {
        this.coverage = coverage;
        views.forEach(view ->
                this.views.put(view.name(), new ViewFold(view, filters.getOrDefault(view.name(), RowFilter.ALL))));
    }

    List<ViewFold> of(Source source) {
        return views.values().stream()
                .filter(fold -> fold.view().source().equals(source))
                .toList();
    }

    /** Reads the fold. The time of a statement is that of the coverage. */
    public MergedReader reader() {
        return new MergedReader(
                Architecture.LAMBDA,
                coverage.pipeline(),
                this,
                this,
                this,
                NO_HURRY,
                new ReadLimits(Integer.MAX_VALUE - 1, Long.MAX_VALUE),
                Clock.fixed(coverage.generatedAt(), ZoneOffset.UTC));
    }

    @Override
    public Snapshot open(Duration timeout) {
        Boundary boundary = new Boundary(coverage.partitions().stream()
                .collect(Collectors.toMap(PartitionCoverage::partition, PartitionCoverage::batchTo)));
        PublishedCut cut = new PublishedCut(coverage.cut(), coverage.publishedAt(), boundary);
        return new Snapshot() {
            @Override
            public PublishedCut cut() {
                return cut;
            }

            @Override
            public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
                return views.get(view.name()).rows(true, filter);
            }

            @Override
            public String access(View view, RowFilter filter) {
                return "fold";
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
        Map<Partition, braid.core.boundary.Progress> progress = new HashMap<>();
        for (PartitionCoverage covered : coverage.partitions()) {
            if (sources.contains(covered.partition().source())) {
                progress.put(
                        covered.partition(),
                        new braid.core.boundary.Progress(coverage.cut(), covered.batchTo(), covered.speedTo(), null));
            }
        }
        List<List<GroupRow>> rows = reads.stream()
                .map(read -> views.get(read.view().name()).rows(false, read.filter()))
                .toList();
        return CompletableFuture.completedFuture(new Moment(progress, rows));
    }

    @Override
    public String access(View view, RowFilter filter) {
        return "fold";
    }

    @Override
    public Optional<Map<Partition, Long>> ends() {
        return Optional.empty();
    }

    @Override
    public Map<Partition, Long> endsNow(Duration within) {
        throw new UnsupportedOperationException("Nothing is waited for when an answer is verified");
    }
}
