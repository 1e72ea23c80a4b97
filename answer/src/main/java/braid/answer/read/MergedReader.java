package braid.answer.read;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.coverage.CoverageMaker;
import braid.answer.coverage.HighWater;
import braid.answer.coverage.Scan;
import braid.answer.coverage.TooStale;
import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.limit.ReadLimits;
import braid.answer.merge.Layer;
import braid.answer.side.BatchSide;
import braid.answer.side.LogSide;
import braid.answer.side.SpeedSide;
import braid.answer.side.StoreDown;
import braid.core.view.Architecture;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads both sides of some views so that every event counts exactly once: the merged rows are the fold of exactly the offsets that the
 * coverage names, or there is no answer.
 *
 * <p>The order of reads is the protocol. (a) The published cut {@code n} with its boundary. (b) One moment of the real-time side behind that
 * cut: its progress, and the rows of segments {@code >= n} as they were there. (c) The batch rows of that very cut. Where one of them has
 * moved on meanwhile, it is begun again.
 *
 * <p>An answer never covers less than one that this process gave before it began. Safe for use by several threads.
 */
public final class MergedReader {
    private final Architecture architecture;
    final BatchSide batch;
    final SpeedSide speed;
    final LogSide log;
    final Duration validity;
    final ReadLimits limits;
    final CoverageMaker coverages;
    final HighWater highWater = new HighWater();

    /**
     * @param architecture whose views these are
     * @param validity how long after the cut was read its segments are sure to be there
     * @param limits of one answer's reads
     */
    public MergedReader(
            Architecture architecture,
            String pipeline,
            BatchSide batch,
            SpeedSide speed,
            LogSide log,
            Duration validity,
            ReadLimits limits,
            Clock clock) {
        this.architecture = architecture;
        this.batch = batch;
        this.speed = speed;
        this.log = log;
        this.validity = validity;
        this.limits = limits;
        this.coverages = new CoverageMaker(architecture, pipeline, batch, speed, log, clock);
    }

    /** Whose views it reads. */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * Reads some scans at one coverage.
     *
     * @throws StoreDown if a store cannot be reached
     * @throws Inconsistent if no exact answer could be made before the deadline
     * @throws LimitExceeded if the reads bring in more than they may
     */
    public Answer read(List<Scan> scans, Layer layer, Deadline deadline) {
        Collection<String> sources = new TreeSet<>();
        scans.forEach(scan -> sources.add(scan.view().source().name()));
        return attempts(sources, scans, layer, deadline);
    }

    /** What a merged answer over these sources would cover now. */
    public AnswerCoverage coverage(Collection<String> sources, Deadline deadline) {
        return attempts(sources, List.of(), Layer.MERGED, deadline).coverage();
    }

    /**
     * Waits until every later answer over these sources shows all that the log holds now.
     *
     * @throws TooStale if that takes longer than it may
     * @throws StoreDown if the log or a store cannot be reached
     */
    public void awaitLogEnd(Collection<String> sources, Duration within) {
        highWater.raise(new CatchUp(this, sources).await(within).coverage(), Layer.MERGED);
    }

    private Answer attempts(Collection<String> sources, List<Scan> scans, Layer layer, Deadline deadline) {
        Attempts attempts = new Attempts(this, sources, scans, layer, deadline);
        Answer answer = attempts.run();
        highWater.raise(answer.coverage().coverage(), layer);
        return answer;
    }

    /** In words, how each store finds the rows of a scan: batch, then real-time. */
    public Map<Layer, String> access(Scan scan, Deadline deadline) {
        Map<Layer, String> access = new EnumMap<>(Layer.class);
        if (scan.layer() != Layer.SPEED) {
            try (BatchSide.Snapshot snapshot = batch.open(deadline.remaining())) {
                access.put(Layer.BATCH, snapshot.access(scan.view(), scan.filter()));
            }
        }
        if (scan.layer() != Layer.BATCH) {
            access.put(Layer.SPEED, speed.access(scan.view(), scan.filter()));
        }
        return access;
    }
}
