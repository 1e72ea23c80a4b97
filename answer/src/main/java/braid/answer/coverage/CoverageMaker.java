package braid.answer.coverage;

import braid.answer.merge.Layer;
import braid.answer.side.BatchSide;
import braid.answer.side.LogSide;
import braid.answer.side.SpeedSide;
import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.view.Architecture;
import braid.core.view.Source;
import braid.core.view.View;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States the coverage of an answer from what was read for it. */
public final class CoverageMaker {
    private final Architecture architecture;
    private final String pipeline;
    private final BatchSide batch;
    private final SpeedSide speed;
    private final LogSide log;
    private final Clock clock;
    /** By view name: of one pipeline, whose views do not change, and too much to work out for every answer. */
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    public CoverageMaker(
            Architecture architecture, String pipeline, BatchSide batch, SpeedSide speed, LogSide log, Clock clock) {
        this.batch = batch;
        this.speed = speed;
        this.architecture = architecture;
        this.pipeline = pipeline;
        this.log = log;
        this.clock = clock;
    }

    public AnswerCoverage make(
            Collection<String> sources,
            PublishedCut cut,
            Map<Partition, Progress> progress,
            Optional<Map<Partition, Long>> ends,
            List<Scan> scans,
            Layer layer) {
        TreeSet<Partition> partitions = new TreeSet<>(cut.boundary().offsets().keySet());
        partitions.addAll(progress.keySet());
        ends.ifPresent(known -> partitions.addAll(known.keySet()));
        partitions.removeIf(partition -> !sources.contains(partition.source()));
        Instant now = clock.instant();
        return new AnswerCoverage(
                new Coverage(
                        pipeline,
                        cut.cut(),
                        cut.publishedAt(),
                        now,
                        true,
                        partitions.stream()
                                .map(p -> partition(p, cut, progress.get(p), ends, now))
                                .toList()),
                architecture,
                ends.isPresent(),
                layer,
                scans.stream().map(Scan::view).collect(Collectors.toMap(View::name, this::version, (one, same) -> one)),
                scans.stream()
                        .map(scan -> scan.view().source())
                        .filter(source -> !source.primaryKey().isEmpty())
                        .map(Source::name)
                        .collect(Collectors.toSet()),
                standsStill(layer));
    }

    private List<String> standsStill(Layer layer) {
        return Stream.of(
                        layer == Layer.SPEED ? Optional.<String>empty() : batch.standsStill(),
                        layer == Layer.BATCH ? Optional.<String>empty() : speed.standsStill())
                .flatMap(Optional::stream)
                .toList();
    }

    private String version(View view) {
        return versions.computeIfAbsent(view.name(), name -> view.version());
    }

    private PartitionCoverage partition(
            Partition partition,
            PublishedCut cut,
            Progress progress,
            Optional<Map<Partition, Long>> ends,
            Instant now) {
        long batchTo = cut.boundary().offset(partition);
        long speedTo = progress == null ? behindMarker(partition, cut) : Math.max(batchTo, progress.next());
        // The end was read a moment before the progress, which may have passed it since.
        long end = Math.max(speedTo, ends.map(known -> known.get(partition)).orElse(speedTo));
        return new PartitionCoverage(
                partition,
                batchTo,
                speedTo,
                end,
                end > speedTo ? hiddenSince(partition, speedTo, progress, now) : null,
                log.quarantined(partition, speedTo));
    }

    /** The log's end tells it to within one look at it; the last event that is visible may have come after that look. */
    private Instant hiddenSince(Partition partition, long speedTo, Progress progress, Instant now) {
        Instant seen = log.endedBy(partition, speedTo).orElse(null);
        Instant visible = progress == null || progress.next() < speedTo ? null : progress.appendTime();
        return seen == null || visible == null || visible.isBefore(seen) || visible.isAfter(now) ? seen : visible;
    }

    /** Where batch alone ends: at the boundary stands the cut's marker, which is no event and so never missing. */
    private long behindMarker(Partition partition, PublishedCut cut) {
        Long boundary = cut.boundary().offsets().get(partition);
        return boundary == null ? 0 : architecture.hasRealTimeViews() || cut.cut() == 0 ? boundary : boundary + 1;
    }
}
