package braid.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class AwaitedTest {
    private static final Awaited PATIENT = new Awaited(Duration.ofMinutes(1), Duration.ZERO);
    private static final Awaited IMPATIENT = new Awaited(Duration.ZERO, Duration.ofMillis(1));

    /** Answers as a broker does that hears of a topic only at the fourth question. */
    private final Deque<RuntimeException> refusals = new ArrayDeque<>(List.of(
            new UnknownTopicOrPartitionException("This server does not host this topic-partition."),
            new LeaderNotAvailableException("There is no leader."),
            new InvalidReplicationFactorException("only 1 broker(s) are registered.")));

    private String ask() {
        if (!refusals.isEmpty()) {
            throw refusals.pop();
        }
        return "described";
    }

    @Test
    void aTopicThatTheBrokerHearsOfLater_isAskedForAgain() {
        assertThat(PATIENT.answer("the topic clicks", this::ask)).isEqualTo("described");
        assertThat(refusals).isEmpty();
    }

    @Test
    void aTopicThatIsNotThere_isSaidAfterThePatience_withWhatToDo() {
        assertThatThrownBy(() -> IMPATIENT.answer("the topic clicks", () -> {
                    throw new UnknownTopicOrPartitionException("This server does not host this topic-partition.");
                }))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("the topic clicks")
                .hasMessageContaining("braid up")
                .hasMessageContaining("kafka.topic.prefix");
    }

    @Test
    void whatWaitingDoesNotMend_isThrownAtOnce() {
        assertThatThrownBy(() -> PATIENT.answer("the topic clicks", () -> {
                    throw new TopicAuthorizationException("Not for you.");
                }))
                .isInstanceOf(TopicAuthorizationException.class);
    }
}
