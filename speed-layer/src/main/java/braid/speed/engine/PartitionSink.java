package braid.speed.engine;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.record.GivenCuts;
import braid.speed.begin.AssignedPartition;
import braid.speed.begin.Beginning;
import braid.speed.begin.NotYet;
import braid.speed.begin.Recovery;
import braid.speed.fold.FoldedPipeline;
import braid.speed.fold.PartitionFold;
import braid.speed.status.SpeedStatus;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
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
    private static final long BACK_OFF_NANOS = 200_000_000;
    private static final long STEP_NANOS = 2_000_000;

    private final SpeedProcess process;
    private final TopicPartition topicPartition;
    private final Partition partition;
    private final RecordIntake intake;
    private final GivenCuts given;
    private final FoldedPipeline pipeline;
    private final BooleanSupplier ended;
    private AssignedPartition assigned;
    private long counted;
    private volatile Progress durable;
    private volatile long replayed;
    private volatile long leftOut;

    /** @param ended whether the process ends, so that nothing is waited for any more */
    PartitionSink(SpeedProcess process, TopicPartition topicPartition, BooleanSupplier ended) {
        this.process = process;
        this.topicPartition = topicPartition;
        this.partition = new Partition(process.topics().source(topicPartition.topic()), topicPartition.partition());
        this.intake = process.intake();
        this.given = process.givenCuts();
        this.pipeline = process.pipeline(given);
        this.ended = ended;
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
        while (assigned == null) {
            try (RangeReader log = log()) {
                start(log, process.recovery(log.consumer()));
            } catch (NotYet e) {
                waits(e.getMessage());
            } catch (RetriableException e) {
                process.status().down(SpeedStatus.KAFKA, "Kafka does not answer: " + e.getMessage());
                waits("Kafka does not answer: " + e.getMessage());
            } catch (DriverException e) {
                process.status().down(SpeedStatus.CASSANDRA, "Cassandra does not answer: " + e.getMessage());
                waits("Cassandra does not answer: " + e.getMessage());
            }
        }
        return assigned.fold().progress().next();
    }

    private void waits(String why) {
        process.status().waits(topicPartition, why);
        pause(BACK_OFF_NANOS * 5);
    }

    private void start(RangeReader log, Recovery recovery) {
        AssignedPartition one = new AssignedPartition(
                topicPartition, partition, process.chains().beginning(partition, topicId()));
        Optional<Beginning.Begun> begun = Optional.empty();
        while (begun.isEmpty()) {
            begun = one.beginning().advance(found -> recovery.place(topicPartition, found));
            if (begun.isEmpty()) {
                pause(STEP_NANOS);
            }
        }
        Progress from = begun.get().from();
        PartitionFold fold = pipeline.fold(partition, from, process.firstVerdicts());
        one.start(fold, process.chains().writer(partition, from, begun.get().epoch()));
        long first = Math.max(pipeline.readFrom(partition, from), recovery.logStart(topicPartition));
        log.read(first, from.next(), ended, (offset, value, time) -> take(fold, offset, value, time));
        requireRunning();
        assigned = one;
        counted = 0;
        durable = from;
        process.status().began(topicPartition);
        LOG.info(
                "{}: segment {} goes on at offset {} in epoch {}; keys were read from offset {} on",
                topicPartition,
                from.segment(),
                from.next(),
                begun.get().epoch(),
                first);
    }

    private RangeReader log() {
        return new RangeReader(process.settings().log(), topicPartition);
    }

    private String topicId() {
        return process.topicIds().get(partition.source());
    }

    /**
     * Folds a record, at once.
     *
     * @param appendTimeMillis when the log took it in, since 1970
     * @throws EngineStopped if the process ends meanwhile
     */
    public synchronized void accept(long offset, byte[] value, long appendTimeMillis) {
        long next = begin();
        if (offset < next) {
            replayed++;
            return;
        }
        if (offset > next) {
            readUpTo(offset);
        }
        take(assigned.fold(), offset, value, appendTimeMillis);
    }

    private void take(PartitionFold fold, long offset, byte[] value, long appendTimeMillis) {
        if (given != null) {
            given.recordsCome();
        }
        while (!intake.accept(fold, offset, value, appendTimeMillis)) {
            pause(BACK_OFF_NANOS);
        }
    }

    private void readUpTo(long offset) {
        long from = assigned.fold().progress().next();
        try (RangeReader log = log()) {
            log.read(from, offset, ended, (at, value, time) -> {
                leftOut++;
                take(assigned.fold(), at, value, time);
            });
        }
        requireRunning();
        assigned.fold().skipTo(offset);
    }

    /**
     * Returns when all that was accepted is durable, by whomever: if somebody else has taken the partition over, it is taken over again, and
     * what is not in the chain is folded anew.
     *
     * @throws EngineStopped if the process ends meanwhile
     */
    public synchronized void flush() {
        long goal = begin();
        while (durable.next() < goal) {
            if (begin() < goal) {
                readUpTo(goal);
            }
            write();
        }
    }

    /** Writes what was folded; ends early if the partition is somebody else's. */
    private void write() {
        if (!process.chains().quarantined()) {
            pause(BACK_OFF_NANOS);
            return;
        }
        process.events().add(assigned.fold().events() - counted);
        counted = assigned.fold().events();
        assigned.writer().add(assigned.fold().take());
        while (!assigned.writer().isIdle()) {
            boolean taken = process.chains().advance(List.of(assigned));
            durable = assigned.writer().durable();
            if (assigned.writer().isSuperseded(System.nanoTime())) {
                LOG.warn("{}: somebody else has taken it over: beginning again", partition);
                assigned = null;
                return;
            }
            requireRunning();
            await(taken ? STEP_NANOS : BACK_OFF_NANOS);
        }
        process.status().up(SpeedStatus.CASSANDRA);
        process.status().up(SpeedStatus.WAREHOUSE);
    }

    private void await(long nanos) {
        try {
            assigned.writer().underWay().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            pause(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineStopped();
        }
    }

    private void pause(long nanos) {
        LockSupport.parkNanos(nanos);
        requireRunning();
    }

    private void requireRunning() {
        if (ended.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new EngineStopped();
        }
    }
}
