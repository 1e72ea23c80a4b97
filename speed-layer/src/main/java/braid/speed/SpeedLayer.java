package braid.speed;

import braid.speed.begin.AssignedPartition;
import braid.speed.chain.FlushPace;
import braid.speed.engine.Chains;
import braid.speed.engine.RecordIntake;
import braid.speed.engine.SpeedProcess;
import braid.speed.fold.PartitionFold;
import braid.speed.status.SpeedStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the speed layer: a member of the pipeline's consumer group.
 *
 * <p>One thread reads and folds, and hands what it folded to writers, which encode and write it meanwhile: of each partition first the deltas,
 * then the flush that names them; when that is durable, the offsets are committed. While Cassandra does not answer, the partitions are paused
 * and the same flushes are tried again, so memory does not grow and nothing is skipped.
 */
final class SpeedLayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpeedLayer.class);
    private static final Duration BACK_OFF = Duration.ofMillis(200);
    private static final Duration WHILE_BEGINNING = Duration.ofMillis(10);

    /** Offsets are committed for lag monitors alone; the chain says where to go on. */
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

    private final SpeedProcess process;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final FetchWatch fetches;
    private final Chains chains;
    private final Assignment assignment;
    private final RecordIntake intake;
    private final StatusReport report;
    private final SpeedStatus status;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private final FlushPace pace;
    private long committed = System.nanoTime();

    SpeedLayer(SpeedProcess process) {
        this.process = process;
        status = process.status();
        chains = process.chains();
        intake = process.intake();
        pace = new FlushPace(process.settings().flushInterval(), System.nanoTime());
        consumer = new KafkaConsumer<>(GroupMember.properties(process.settings()));
        fetches = FetchWatch.of(consumer, System.nanoTime());
        assignment = new Assignment(process, consumer);
        report = new StatusReport(consumer, process.session(), assignment, fetches, status);
    }

    /** Works until {@link #close()}; the process's exit code. */
    int run() {
        try {
            consumer.subscribe(
                    process.settings().pipeline().sources().stream()
                            .map(process.topics()::events)
                            .toList(),
                    assignment);
            while (!stopping) {
                stepOrWait();
            }
            chains.finish(assignment.started());
            return 0;
        } catch (RuntimeException e) {
            LOG.error("The speed layer stops: {}", e.getMessage(), e);
            return 1;
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
            process.close();
            stopped.countDown();
        }
    }

    private void stepOrWait() {
        try {
            step();
        } catch (OffsetOutOfRangeException e) {
            beginAgain(e);
        } catch (RetriableException e) {
            // Nothing is skipped: the consumer stands where it stood, and what was folded is written with the next
            // flush.
            status.down(SpeedStatus.KAFKA, "Kafka does not answer: " + e.getMessage());
            LOG.warn("Kafka does not answer, trying again: {}", e.toString());
            LockSupport.parkNanos(BACK_OFF.toNanos());
        }
    }

    private void step() {
        assignment.start();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience());
        process.recordsCome();
        for (TopicPartition partition : records.partitions()) {
            fold(assignment.get(partition), records.records(partition));
        }
        process.events().add(0);
        assignment.started().forEach(this::skipToPosition);
        long now = System.nanoTime();
        boolean isDue = pace.isDue(now);
        boolean asks = isDue && !consumer.paused().containsAll(consumer.assignment());
        boolean durable = isDue ? chains.flush(assignment.started()) : chains.advance(assignment.started());
        if (durable) {
            assignment.resume();
        } else {
            consumer.pause(consumer.assignment());
        }
        if (isDue) {
            pace.flushed(now);
            if (now - committed >= COMMIT_EVERY.toNanos()) {
                committed = now;
                assignment.commit();
            }
            fetches.look(now, asks);
            report.tell(asks, durable);
        }
    }

    /** Folds records in, up to the first that cannot be now: the consumer stands before it then. */
    private void fold(AssignedPartition assigned, List<ConsumerRecord<byte[], byte[]>> records) {
        PartitionFold fold = assigned.fold();
        long before = fold.events();
        boolean accepted = true;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            accepted = intake.accept(fold, record.offset(), record.value(), record.timestamp());
            if (!accepted) {
                consumer.seek(assigned.topicPartition(), record.offset());
                break;
            }
        }
        if (accepted) {
            status.up(SpeedStatus.WAREHOUSE);
        }
        process.events().add(fold.events() - before);
    }

    /** Long enough that nothing is asked in vain, and short enough that neither a flush nor a partition that begins is late. */
    private Duration patience() {
        Duration untilDue = pace.untilDue(System.nanoTime());
        return assignment.isBeginning() && untilDue.compareTo(WHILE_BEGINNING) > 0 ? WHILE_BEGINNING : untilDue;
    }

    /**
     * The log does not hold what is to be read next: it has lost its beginning, which recovery knows to bridge or refuses; or its end, which
     * it refuses.
     */
    private void beginAgain(OffsetOutOfRangeException gone) {
        if (gone instanceof LogTruncationException lost) {
            throw new IllegalStateException(
                    "The log has lost its end at " + lost.divergentOffsets()
                            + ": what was folded from there on is not in it any more, and other events have its offsets. Restore the log, or"
                            + " start over with `braid reset`.",
                    lost);
        }
        LOG.warn("The log does not hold offsets {}: looking for a place to begin", gone.offsetOutOfRangePartitions());
        assignment.beginAgain(gone.offsetOutOfRangePartitions().keySet());
    }

    /** The log may hold no record at some offsets. */
    private void skipToPosition(AssignedPartition assigned) {
        assigned.fold().skipTo(consumer.position(assigned.topicPartition()));
    }

    /** Stops the work, after a last flush; returns when it has ended. */
    @Override
    public void close() {
        stopping = true;
        try {
            stopped.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
