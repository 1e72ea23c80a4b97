package braid.speed.engine;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.segment.SegmentStore;
import braid.speed.begin.AssignedPartition;
import braid.speed.begin.Beginning;
import braid.speed.begin.TakeOver;
import braid.speed.chain.ChainWriter;
import braid.speed.chain.Compactor;
import braid.speed.chain.Encoder;
import braid.speed.fold.FoldedPipeline;
import braid.speed.status.SpeedMetrics;
import braid.speed.status.SpeedStatus;
import braid.storage.quarantine.Quarantine;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flushes partitions: what was passed over goes to the quarantine before the flush that counts it, and while one is written the next one is
 * folded. What Cassandra would refuse each time again ends the process instead.
 */
public final class Chains {
    private static final Logger LOG = LoggerFactory.getLogger(Chains.class);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(3);

    private final SegmentStore store;
    private final TakeOver takeOver;
    private final FoldedPipeline pipeline;
    private final Encoder encoder;
    private final Quarantine quarantine;
    private final SpeedStatus status;
    private final SpeedMetrics metrics;
    private final Executor encoding;
    private final Compactor.Parts compaction;
    private volatile String problem;

    public Chains(
            SegmentStore store,
            FoldedPipeline pipeline,
            Encoder encoder,
            Quarantine quarantine,
            SpeedStatus status,
            SpeedMetrics metrics,
            Executor encoding,
            Compactor.Parts compaction) {
        this.store = store;
        this.takeOver = new TakeOver(store);
        this.pipeline = pipeline;
        this.encoder = encoder;
        this.quarantine = quarantine;
        this.status = status;
        this.metrics = metrics;
        this.encoding = encoding;
        this.compaction = compaction;
    }

    public Beginning beginning(Partition partition, String topicId) {
        return new Beginning(partition, topicId, takeOver);
    }

    public ChainWriter writer(Partition partition, Progress from, long epoch) {
        return new ChainWriter(
                store,
                partition,
                pipeline.viewsOf(partition),
                encoder,
                from,
                epoch,
                encoding,
                this::attempt,
                compaction);
    }

    private void attempt(long nanos, boolean durable, long rows) {
        metrics.flushed(nanos, durable, rows);
        if (durable) {
            status.flushed(nanos);
        }
    }

    /** Notes what has become durable, and begins what can be begun; whether the store takes it. */
    public boolean advance(Collection<AssignedPartition> partitions) {
        long now = System.nanoTime();
        Throwable failure = null;
        for (AssignedPartition one : partitions) {
            one.writer().advance(now);
            failure = failure == null ? one.writer().problem() : failure;
        }
        if (!partitions.isEmpty()) {
            tell(failure);
        }
        return failure == null;
    }

    /** Hands what was folded to the writers that have nothing to do; false if the log does not take what has to be in quarantine before. */
    public boolean flush(Collection<AssignedPartition> partitions) {
        if (!quarantined()) {
            return false;
        }
        // What has ended since the last look leaves its writer idle, and the next flush need not wait for another turn.
        advance(partitions);
        for (AssignedPartition one : partitions) {
            if (one.fold().hasNews() && one.writer().isIdle()) {
                one.writer().add(one.fold().take());
            }
        }
        return advance(partitions);
    }

    /** Flushes all that was folded, and waits a while for it. */
    public void finish(Collection<AssignedPartition> partitions) {
        long end = System.nanoTime() + FINISH_WITHIN.toNanos();
        if (!quarantined()) {
            return;
        }
        for (AssignedPartition one : partitions) {
            one.writer().add(one.fold().take());
        }
        while (advance(partitions)
                && partitions.stream().anyMatch(one -> !one.writer().isIdle())) {
            for (AssignedPartition one : partitions) {
                if (!await(one, end - System.nanoTime())) {
                    return;
                }
            }
        }
    }

    private static boolean await(AssignedPartition one, long nanos) {
        try {
            one.writer().underWay().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("{}: given back before all was durable; the next owner folds it again", one.partition());
            return false;
        }
    }

    /** Makes durable what was put in quarantine; false if the log did not take it. */
    boolean quarantined() {
        try {
            quarantine.flush();
            return true;
        } catch (KafkaException e) {
            status.down(SpeedStatus.KAFKA, e.getMessage());
            LOG.warn("Nothing is put in quarantine now, trying again: {}", e.getMessage());
            return false;
        }
    }

    private void tell(Throwable failure) {
        if (failure == null) {
            problem = null;
            return;
        }
        refuseToTryAgain(failure);
        status.down(SpeedStatus.CASSANDRA, "Cassandra does not take writes: " + failure.getMessage());
        if (!failure.toString().equals(problem)) {
            problem = failure.toString();
            LOG.warn("Cassandra does not take writes, trying again: {}", problem);
        }
    }

    /**
     * An outage ends, and a right can be granted. A statement that Cassandra does not accept it will not accept later either, and to send it
     * for ever would look like an outage and hold up every partition.
     */
    static void refuseToTryAgain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QueryValidationException && !(cause instanceof UnauthorizedException)) {
                throw new IllegalStateException(
                        "Cassandra refuses what has to be written, and would refuse it again: " + cause.getMessage()
                                + ". Nothing is lost: the log holds every event. If tables were dropped or changed by hand, start over"
                                + " with `braid reset`; otherwise this is a mistake in Braid.",
                        failure);
            }
        }
        if (!(failure instanceof DriverException)) {
            throw new IllegalStateException("A flush failed: " + failure, failure);
        }
    }
}
