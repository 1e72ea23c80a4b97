package braid.speed.engine;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.record.GivenCuts;
import braid.speed.begin.AssignedPartition;
import braid.speed.fold.Filled;
import braid.speed.fold.FoldedPipeline;
import braid.speed.fold.PartitionFold;
import braid.speed.status.SpeedStatus;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition as an engine writes to it: {@link #accept} folds what the engine reads, {@link #flush} makes that durable, and only then the
 * engine may say, in its own way, that it has done it.
 *
 * <p>What is durable stands in the partition's chain, and nowhere else. So an engine may give a record again, as after a failure: what the
 * chain has is passed over. It may not leave one out; where it does, the log is read here, and the status counts such offsets.
 *
 * <p>Safe for use by several threads, one at a time. Calls wait while a store does not answer, so that an engine feels it as back-pressure.
 */
public final class PartitionSink {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionSink.class);
    private static final long WRITE_NANOS = 200_000_000;
    private static final long RETRY_NANOS = 20_000_000;

    private final SpeedProcess process;
    private final TopicPartition topicPartition;
    private final Partition partition;
    private final RecordIntake intake;
    private final GivenCuts cuts;
    private final Patience patience;
    private final PartitionStart start;
    private final Queue<Filled> sealed = new ArrayDeque<>();
    private AssignedPartition assigned;
    private long counted;
    /** The offset behind the last that the engine gave. */
    private long given;

    private volatile Progress durable;
    private volatile long replayed;
    private volatile long leftOut;

    /** @param ended whether the process ends, so that nothing is waited for any more */
    PartitionSink(SpeedProcess process, TopicPartition topicPartition, BooleanSupplier ended) {
        this.process = process;
        this.topicPartition = topicPartition;
        this.partition = new Partition(process.topics().source(topicPartition.topic()), topicPartition.partition());
        this.intake = process.intake();
        this.cuts = process.givenCuts();
        this.patience = new Patience(ended);
        FoldedPipeline pipeline = process.pipeline(cuts);
        this.start = new PartitionStart(process, topicPartition, partition, pipeline, this::take, patience);
    }

    public Partition partition() {
        return partition;
    }

    /** How far the chain reached at the last look; {@code null} until the partition was taken over. */
    public Progress durable() {
        return durable;
    }

    /** Offsets that the engine gave though they were folded already: after a failure, those since its last own commit. */
    public long replayed() {
        return replayed;
    }

    /** Offsets that the engine never gave, so that they were read from the log. */
    public long leftOut() {
        return leftOut;
    }

    /**
     * Takes the partition over, if that has not happened.
     *
     * @return the first offset that has to be given
     * @throws EngineStopped if the process ends meanwhile
     */
    public synchronized long begin() {
        if (assigned == null) {
            AssignedPartition begun = start.begin();
            sealed.clear();
            counted = 0;
            durable = begun.writer().durable();
            assigned = begun;
        }
        return assigned.fold().next();
    }

    /**
     * Folds a record, at once.
     *
     * @param appendTimeMillis when the log took it in, since 1970
     * @throws EngineStopped if the process ends meanwhile
     */
    public synchronized void accept(long offset, byte[] value, long appendTimeMillis) {
        while (begin() < offset) {
            readUpTo(offset);
        }
        if (begin() > offset) {
            replayed++;
            return;
        }
        take(assigned.fold(), offset, value, appendTimeMillis);
        given = offset + 1;
    }

    private void take(PartitionFold fold, long offset, byte[] value, long appendTimeMillis) {
        if (cuts != null) {
            cuts.recordsCome();
        }
        while (!intake.accept(fold, offset, value, appendTimeMillis)) {
            patience.backOff();
        }
    }

    /** Folds from the log what comes before an offset; where the log does not hold it any more, the partition is to be begun again. */
    private void readUpTo(long offset) {
        PartitionFold fold = assigned.fold();
        try (RangeReader log = new RangeReader(process.settings().log(), topicPartition)) {
            log.read(fold.next(), offset, patience, (at, value, time) -> {
                leftOut += at < given ? 0 : 1;
                take(fold, at, value, time);
            });
            fold.skipTo(offset);
        } catch (OffsetOutOfRangeException e) {
            LOG.warn("The log does not hold offsets {}: looking for a place to begin", e.offsetOutOfRangePartitions());
            assigned = null;
        }
    }

    /** Returns when all that was accepted is durable: {@link #seal} and {@link #flushTo}, for engines that commit in one step. */
    public synchronized void flush() {
        flushTo(seal());
    }

    /**
     * Closes the delta that fills; what is accepted from here on is of the next one.
     *
     * @return the offset where it ends
     */
    public synchronized long seal() {
        long end = begin();
        sealed.addAll(assigned.fold().take());
        return end;
    }

    /**
     * Returns when all that is sealed before an offset is durable, by whomever: if it is not here any more, because the process ended or somebody
     * else has taken the partition over, it is folded from the log again.
     *
     * @param end what {@link #seal} gave, perhaps to a process before this one
     * @throws EngineStopped if the process ends meanwhile
     */
    public synchronized void flushTo(long end) {
        begin();
        while (durable.next() < end) {
            if (begin() < end) {
                readUpTo(end);
                seal();
            }
            write(end);
        }
    }

    /** Writes what is sealed; ends early if the partition is somebody else's. */
    private void write(long end) {
        if (!process.chains().quarantined()) {
            patience.backOff();
            return;
        }
        process.events().add(assigned.fold().events() - counted);
        counted = assigned.fold().events();
        assigned.writer().add(sealedBefore(end));
        while (!assigned.writer().isIdle()) {
            if (!process.chains().advance(List.of(assigned))) {
                patience.pause(RETRY_NANOS);
            }
            durable = assigned.writer().durable();
            if (assigned.writer().isSuperseded(System.nanoTime())) {
                LOG.warn("{}: somebody else has taken it over: beginning again", partition);
                assigned = null;
                return;
            }
            patience.await(assigned.writer().underWay(), WRITE_NANOS);
        }
        process.status().up(SpeedStatus.CASSANDRA);
        process.status().up(SpeedStatus.WAREHOUSE);
    }

    private Queue<Filled> sealedBefore(long end) {
        Queue<Filled> due = new ArrayDeque<>();
        while (!sealed.isEmpty() && sealed.peek().to() <= end) {
            due.add(sealed.remove());
        }
        return due;
    }
}
