package braid.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.service.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.quarantine.Quarantine;
import braid.storage.warehouse.PublishedCut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Recovery and the assignment over Kafka's own consumer without a broker; the progress table is a map. */
class RecoveryTest {
    private static final TopicPartition CLICKS_0 = new TopicPartition("clicks", 0);
    private static final LogSettings LOG = LogSettings.of(Settings.of(Map.of()));
    private static final Topics TOPICS = new Topics(LOG);

    private final FailingConsumer consumer = new FailingConsumer();
    private final Map<Partition, Progress> table = new HashMap<>();
    private int askedWarehouse;
    private final Recovery recovery = new Recovery(
            consumer,
            source -> table,
            this::published,
            TOPICS,
            Map.of("clicks", "topic-1"),
            Duration.ofSeconds(30),
            Clock.systemUTC());

    @Test
    void firstStart_asksNoWarehouse() {
        log(0, 100);
        assertThat(recovery.progressOf(CLICKS_0)).isEqualTo(new Progress(0, 0, 0, null));
        assertThat(askedWarehouse).isZero();
    }

    @Test
    void laterOfTableAndCommit_isTakenUp() {
        log(0, 100);
        table.put(new Partition("clicks", 0), new Progress(1, 10, 40, null));
        consumer.assign(List.of(CLICKS_0));
        consumer.commitSync(Map.of(CLICKS_0, CommitMetadata.of(new Progress(2, 50, 60, null), "topic-1")));
        assertThat(recovery.progressOf(CLICKS_0)).isEqualTo(new Progress(2, 50, 60, null));
        assertThat(askedWarehouse).isZero();
    }

    @Test
    void partitionThatWasAdded_beginsAtThePublishedCut() {
        log(0, 5);
        table.put(new Partition("clicks", 1), new Progress(2, 50, 60, null));
        assertThat(recovery.progressOf(CLICKS_0)).isEqualTo(new Progress(9, 0, 0, null));
    }

    @Test
    void logThatEndsBeforeWhatWasFolded_isRefused() {
        log(0, 39);
        table.put(new Partition("clicks", 0), new Progress(1, 10, 40, null));
        assertThatThrownBy(() -> recovery.progressOf(CLICKS_0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it has lost its end");
    }

    @Test
    void brokerThatIsAway_isAskedAgain() {
        log(0, 100);
        consumer.failure = new TimeoutException("no answer within 60000 ms");
        assertThatThrownBy(() -> recovery.progressOf(CLICKS_0))
                .isInstanceOf(NotYet.class)
                .hasMessageContaining("Kafka does not say where clicks-0 begins");
        consumer.failure = null;
        assertThat(recovery.progressOf(CLICKS_0).next()).isZero();
    }

    @Test
    void commitThatFailsWhilePartitionsAreTaken_endsNothing() {
        SpeedStatus status = new SpeedStatus(new Rates(System::nanoTime), new Quarantine(LOG));
        Assignment assignment =
                new Assignment(consumer, TOPICS, Map.of("clicks", "topic-1"), null, recovery, null, null, status);
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
        consumer.updateBeginningOffsets(Map.of(CLICKS_0, start));
        consumer.updateEndOffsets(Map.of(CLICKS_0, end));
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
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
            fail();
            return super.committed(partitions);
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
