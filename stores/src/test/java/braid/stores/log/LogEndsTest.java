package braid.stores.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.side.StoreDown;
import braid.core.boundary.Partition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class LogEndsTest {
    private static final Instant NOON = Instant.parse("2001-01-01T12:00:00Z");
    private static final Partition FIRST = new Partition("sales", 0);
    private static final Partition SECOND = new Partition("sales", 1);
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final ModelBroker broker = new ModelBroker();
    private final Map<Partition, Long> folded = new HashMap<>();
    private final LogEnds ends = new LogEnds(
            () -> broker,
            () -> Map.copyOf(folded),
            () -> {
                throw new KafkaException("this log has no quarantine");
            },
            broker);

    @Test
    void partitionThatIsAdded_isThereWithTheNextLook() throws Exception {
        broker.append(FIRST);
        ends.probe();
        broker.append(SECOND);
        assertThat(ends.endsNow(WITHIN)).as("asked now").isEqualTo(Map.of(FIRST, 1L, SECOND, 1L));
        ends.probe();
        assertThat(ends.ends()).contains(Map.of(FIRST, 1L, SECOND, 1L));
    }

    @Test
    void hiddenRecord_isAsOldAsTheLookBeforeIt_notAsTheRecordBefore() {
        broker.append(FIRST);
        broker.pass(Duration.ofHours(1));
        ends.probe();
        broker.pass(Duration.ofMillis(100));
        broker.append(FIRST);
        broker.pass(Duration.ofMillis(50));
        ends.probe();
        assertThat(ends.endedBy(FIRST, 1)).contains(NOON.plus(Duration.ofHours(1)));
        assertThat(ends.endedBy(FIRST, 2)).contains(broker.instant());
    }

    @Test
    void recordThatWasHiddenBeforeThisProcessBegan_hasAnAgeToAFactorOfTwo() {
        broker.append(FIRST);
        broker.pass(Duration.ofMinutes(10));
        broker.append(FIRST);
        broker.pass(Duration.ofMinutes(3));
        ends.probe();
        assertThat(broker.described).as("one look at the ends, one back").isEqualTo(2);
        Duration age = Duration.between(ends.endedBy(FIRST, 1).orElseThrow(), broker.instant());
        assertThat(age).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(6));
    }

    @Test
    void whatNobodyHasSeen_isNotKnown() {
        assertThat(ends.ends()).isEmpty();
        assertThat(ends.endedBy(FIRST, 0)).isEmpty();
        assertThat(ends.lostEnd()).isEmpty();
        assertThatThrownBy(() -> ends.endsNow(WITHIN)).isInstanceOf(StoreDown.class);
        broker.append(FIRST);
        ends.probe();
        broker.down = true;
        broker.pass(Duration.ofSeconds(3));
        ends.probe();
        assertThat(ends.ends()).as("too old").isEmpty();
    }

    @Test
    void logThatIsShorterThanWhatWasFolded_isNamed_andStaysSo() {
        broker.append(FIRST);
        broker.append(FIRST);
        folded.put(FIRST, 2L);
        ends.probe();
        broker.loseEnd(FIRST, 1);
        ends.probe();
        assertThat(ends.lostEnd()).as("a new leader may be behind for a moment").isEmpty();
        broker.pass(Duration.ofSeconds(3));
        ends.probe();
        assertThat(ends.lostEnd()).hasValueSatisfying(words -> assertThat(words)
                .contains("sales-0 ends at offset 1, but was folded up to 2")
                .contains("braid reset"));
        broker.append(FIRST);
        broker.append(FIRST);
        ends.probe();
        assertThat(ends.lostEnd()).as("what came since counts as folded").isPresent();
    }

    @Test
    void endThatIsBehindForAMoment_isForgiven() {
        broker.append(FIRST);
        folded.put(FIRST, 1L);
        broker.loseEnd(FIRST, 0);
        ends.probe();
        broker.append(FIRST);
        broker.pass(Duration.ofSeconds(9));
        ends.probe();
        assertThat(ends.lostEnd()).isEmpty();
    }

    @Test
    void history_forgetsButNeverMakesARecordYounger() {
        EndHistory history = new EndHistory();
        for (int end = 0; end < 10_000; end++) {
            history.saw(NOON.plusMillis(end), end);
        }
        for (int offset = 0; offset < 10_000; offset++) {
            assertThat(history.endedBy(offset)).isPresent();
            assertThat(history.endedBy(offset).get()).isBeforeOrEqualTo(NOON.plusMillis(offset));
        }
        assertThat(history.endedBy(9_999)).contains(NOON.plusMillis(9_999));
    }

    /** Partitions with the times at which their records came. Does not model leaders. */
    private static final class ModelBroker extends Clock implements Broker {
        private final Map<Partition, List<Instant>> log = new HashMap<>();
        private Instant now = NOON;
        private boolean down;
        private int described;

        void append(Partition partition) {
            log.computeIfAbsent(partition, p -> new ArrayList<>()).add(now);
        }

        void loseEnd(Partition partition, int to) {
            log.get(partition).subList(to, log.get(partition).size()).clear();
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Map<String, String> logs() {
            return Map.of("sales", "the topic");
        }

        @Override
        public Map<Partition, Long> ends(Duration within) throws TimeoutException {
            described++;
            return endsAt(Instant.MAX);
        }

        @Override
        public Map<Instant, Map<Partition, Long>> endsAt(List<Instant> times, Duration within) throws TimeoutException {
            described++;
            Map<Instant, Map<Partition, Long>> found = new HashMap<>();
            for (Instant time : times) {
                found.put(time, endsAt(time));
            }
            return found;
        }

        private Map<Partition, Long> endsAt(Instant time) throws TimeoutException {
            if (down) {
                throw new TimeoutException();
            }
            Map<Partition, Long> ends = new HashMap<>();
            log.forEach((partition, records) -> ends.put(
                    partition, records.stream().filter(at -> at.isBefore(time)).count()));
            return ends;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public void close() {}
    }
}
