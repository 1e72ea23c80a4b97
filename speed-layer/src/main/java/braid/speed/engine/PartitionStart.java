package braid.speed.engine;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.speed.begin.AssignedPartition;
import braid.speed.begin.Beginning;
import braid.speed.begin.NotYet;
import braid.speed.begin.Recovery;
import braid.speed.fold.FoldedPipeline;
import braid.speed.fold.PartitionFold;
import braid.speed.status.SpeedStatus;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a partition over, and has its newest keys read again; waits while a store does not answer. */
final class PartitionStart {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionStart.class);
    private static final long STEP_NANOS = 2_000_000;
    private static final long ASK_AGAIN_NANOS = 1_000_000_000;

    private final SpeedProcess process;
    private final TopicPartition topicPartition;
    private final Partition partition;
    private final FoldedPipeline pipeline;
    private final Folding folding;
    private final Patience patience;

    /** Folds a record in. */
    @FunctionalInterface
    interface Folding {
        void take(PartitionFold fold, long offset, byte[] value, long appendTimeMillis);
    }

    PartitionStart(
            SpeedProcess process,
            TopicPartition topicPartition,
            Partition partition,
            FoldedPipeline pipeline,
            Folding folding,
            Patience patience) {
        this.process = process;
        this.topicPartition = topicPartition;
        this.partition = partition;
        this.pipeline = pipeline;
        this.folding = folding;
        this.patience = patience;
    }

    /**
     * The partition, in this owner's name, folded as far as its chain reaches.
     *
     * @throws EngineStopped if the process ends meanwhile
     */
    AssignedPartition begin() {
        while (true) {
            try (RangeReader log = new RangeReader(process.settings().log(), topicPartition)) {
                return begin(log);
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
    }

    private void waits(String why) {
        process.status().waits(topicPartition, why);
        patience.pause(ASK_AGAIN_NANOS);
    }

    private AssignedPartition begin(RangeReader log) {
        String topicId = process.topicIds().get(partition.source());
        AssignedPartition assigned = new AssignedPartition(
                topicPartition, partition, process.chains().beginning(partition, topicId));
        Recovery recovery = process.recovery(log.consumer());
        Optional<Beginning.Begun> begun = Optional.empty();
        while (begun.isEmpty()) {
            begun = assigned.beginning().advance(found -> recovery.place(topicPartition, found));
            if (begun.isEmpty()) {
                patience.pause(STEP_NANOS);
            }
        }
        Progress from = begun.get().from();
        PartitionFold fold = pipeline.fold(partition, from, process.firstVerdicts());
        assigned.start(
                fold, process.chains().writer(partition, from, begun.get().epoch()));
        long first = Math.max(pipeline.readFrom(partition, from), recovery.logStart(topicPartition));
        log.read(first, from.next(), patience, (offset, value, time) -> folding.take(fold, offset, value, time));
        // Behind a cut, whose marker the log need not hold.
        fold.skipTo(first);
        process.status().began(topicPartition);
        LOG.info(
                "{}: segment {} goes on at offset {} in epoch {}; keys were read from offset {} on",
                topicPartition,
                from.segment(),
                from.next(),
                begun.get().epoch(),
                first);
        return assigned;
    }
}
