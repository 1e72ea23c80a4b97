package braid.storage.log;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the cluster again for what it does not know yet. A topic that was created is known to each broker a moment later, and a broker that
 * has opened its port counts as one only when the controller has heard of it; on a busy machine that takes seconds.
 *
 * @param patience how long to ask before what is missing counts as not there
 * @param pause between two questions
 */
record Awaited(Duration patience, Duration pause) {
    /** Of a broker that has just started, on a machine whose cores are busy with something else. */
    static final Awaited PROPAGATION = new Awaited(Duration.ofSeconds(30), Duration.ofMillis(100));

    /** A question to the cluster that may be asked any number of times. */
    @FunctionalInterface
    interface Question<T> {
        T ask();
    }

    /**
     * The first answer.
     *
     * @param what is asked for, for the message: {@code the topics [clicks]}
     * @throws KafkaException if it is still not known after the patience; what else goes wrong is thrown at once
     */
    <T> T answer(String what, Question<T> question) {
        long begin = System.nanoTime();
        while (true) {
            try {
                return question.ask();
            } catch (UnknownTopicOrPartitionException
                    | LeaderNotAvailableException
                    | InvalidReplicationFactorException e) {
                if (System.nanoTime() - begin > patience.toNanos()) {
                    throw new KafkaException(
                            "After " + patience.toSeconds() + " s Kafka still does not know " + what + ": "
                                    + e.getMessage()
                                    + " Where topics are missing, the set-up makes them (`braid up`); kafka.topic.prefix is put"
                                    + " before their names, kafka.replication says how many brokers hold each.",
                            e);
                }
            }
            rest();
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while Kafka was asked", e);
        }
    }
}
