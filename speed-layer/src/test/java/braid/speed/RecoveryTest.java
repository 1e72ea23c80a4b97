package braid.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.chain.Chain;
import braid.service.settings.Settings;
import braid.speed.begin.NotYet;
import braid.speed.begin.Recovery;
import braid.speed.begin.TakeOver;
import braid.speed.engine.Chains;
import braid.speed.status.Rates;
import braid.speed.status.SpeedStatus;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.quarantine.Quarantine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Recovery and the assignment over Kafka's own consumer without a broker; chains are given. */
class RecoveryTest {
    private static final TopicPartition CLICKS_0 = new TopicPartition("clicks", 0);
    private static final TopicPartition CLICKS_1 = new TopicPartition("clicks", 1);
    private static final LogSettings LOG = LogSettings.of(Settings.of(Map.of()));
    private static final Topics TOPICS = new Topics(LOG);

    private final FailingConsumer consumer = new FailingConsumer();
    private int askedWarehouse;
    private final Recovery recovery = new Recovery(consumer, this::published, TOPICS);

    @Test
    void chain_goesOnAtItsEnd_andAsksNoWarehouse() {
        log(0, 100);
        assertThat(recovery.place(CLICKS_0, found(flush(0, 0, 30), flush(2, 30, 60))))
                .isEqualTo(new Progress(2, 30, 60, null));
        assertThat(askedWarehouse).isZero();
    }

    @Test
    void partitionThatNobodyHad_beginsAtThePublishedCut() {
        log(0, 5);
        assertThat(recovery.place(CLICKS_0, new TakeOver.Taken(null, null))).isEqualTo(new Progress(9, 0, 0, null));
    }

    /** Its flushes were dropped because a published cut covers them. */
    @Test
    void chainThatWasDropped_goesOnAtThePublishedCut() {
        log(0, 100);
        Ownership owner = new Ownership(3, "topic-1", 0, 0);
        assertThat(recovery.place(CLICKS_1, new TakeOver.Taken(owner, Chain.of(owner, List.of()))))
                .isEqualTo(new Progress(9, 49, 49, null));
    }

    @Test
    void logThatEndsBeforeWhatWasFolded_isRefused() {
        log(0, 39);
        assertThatThrownBy(() -> recovery.place(CLICKS_0, found(flush(1, 10, 40))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it has lost its end");
    }

    @Test
    void brokerThatIsAway_isAskedAgain() {
        log(0, 100);
        consumer.failure = new TimeoutException("no answer within 60000 ms");
        assertThatThrownBy(() -> recovery.place(CLICKS_0, found(flush(0, 0, 30))))
                .isInstanceOf(NotYet.class)
                .hasMessageContaining("Kafka does not say where clicks-0 begins");
        consumer.failure = null;
        assertThat(recovery.place(CLICKS_0, found(flush(0, 0, 30))).next()).isEqualTo(30);
    }

    private static FlushRow flush(long segment, long from, long to) {
        return new FlushRow(segment, from, to, 1, Map.of(), Map.of(), null);
    }

    private static TakeOver.Taken found(FlushRow... flushes) {
        Ownership owner = new Ownership(2, "topic-1", 0, 0);
        return new TakeOver.Taken(owner, Chain.of(owner, List.of(flushes)));
    }

    private Assignment assignment(SpeedStatus status) {
        Chains chains = new Chains(null, null, null, new Quarantine(LOG), status, null, null, null);
        return new Assignment(consumer, TOPICS, Map.of("clicks", "topic-1"), null, recovery, chains, null, status);
    }

    private static SpeedStatus status() {
        return new SpeedStatus(new Rates(System::nanoTime), new Quarantine(LOG));
    }

    @Test
    void instance_isUnderWay_whenEachOfItsPartitionsHasBegunOrSaysWhyItWaits() {
        SpeedStatus status = status();
        Assignment assignment = assignment(status);
        assertThat(assignment.isUnderWay()).as("nothing given yet").isFalse();
        assignment.onPartitionsAssigned(List.of());
        assertThat(assignment.isUnderWay()).as("all are others'").isTrue();
        consumer.assign(List.of(CLICKS_0));
        assignment.onPartitionsAssigned(List.of(CLICKS_0));
        assertThat(assignment.isUnderWay()).as("not begun").isFalse();
        status.waits(CLICKS_0, "Cassandra does not answer");
        assertThat(assignment.isUnderWay()).as("waiting").isTrue();
    }

    @Test
    void commitThatFailsWhilePartitionsAreTaken_endsNothing() {
        Assignment assignment = assignment(status());
        for (KafkaException failure : List.of(
                new RebalanceInProgressException("the group is balanced anew"),
                new CommitFailedException(),
                new TimeoutException("no answer within 60000 ms"))) {
            consumer.assign(List.of(CLICKS_0));
            assignment.onPartitionsAssigned(List.of(CLICKS_0));
            consumer.failure = failure;
            assertThatCode(() -> assignment.onPartitionsRevoked(List.of(CLICKS_0)))
                    .doesNotThrowAnyException();
            assertThat(assignment.get(CLICKS_0)).isNull();
        }
    }

    private void log(long start, long end) {
        consumer.updateBeginningOffsets(Map.of(CLICKS_0, start, CLICKS_1, start));
        consumer.updateEndOffsets(Map.of(CLICKS_0, end, CLICKS_1, end));
    }

    private PublishedCut published() {
        askedWarehouse++;
        return new PublishedCut(9, Instant.EPOCH, new Boundary(Map.of(new Partition("clicks", 1), 49L)));
    }

    private static final class FailingConsumer extends MockConsumer<byte[], byte[]> {
        private KafkaException failure;

        FailingConsumer() {
            super("none");
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            fail();
            return super.endOffsets(partitions);
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            fail();
            super.commitSync(offsets);
        }

        private void fail() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
