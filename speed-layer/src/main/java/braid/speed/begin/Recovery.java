package braid.speed.begin;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.storage.log.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where the fold of a partition has to go on, from its chain and the log; {@link StartingPoint} says what follows from them. The
 * warehouse is asked only for a partition that nobody had before, and where the chain does not say it: because what a cut covers was dropped,
 * or because the log does not reach back to its end.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Published published;
    private final Topics topics;

    public Recovery(Consumer<byte[], byte[]> consumer, Published published, Topics topics) {
        this.consumer = consumer;
        this.published = published;
        this.topics = topics;
    }

    /** The first offset that the log holds. */
    public long logStart(TopicPartition partition) {
        return asked(
                partition, () -> consumer.beginningOffsets(List.of(partition)).get(partition));
    }

    /**
     * Where to go on: at the chain's end; where there is none, or the log does not hold it, at a place from which nothing is missing.
     *
     * @throws NotYet if a store does not answer now; worth a retry
     * @throws IllegalStateException if events are missing that no retry brings back
     */
    public Progress place(TopicPartition topicPartition, TakeOver.Taken found) {
        Partition partition = new Partition(topics.source(topicPartition.topic()), topicPartition.partition());
        StartingPoint point =
                new StartingPoint(partition, logStart(topicPartition), asked(topicPartition, () -> consumer.endOffsets(
                                List.of(topicPartition))
                        .get(topicPartition)));
        return found.owner() == null ? first(point) : goOn(point, found);
    }

    private Progress first(StartingPoint point) {
        PublishedCut cut = published.cut();
        Progress begun = point.anew(cut);
        if (cut.cut() > 0) {
            LOG.warn(
                    "{} was not folded before: it is folded from offset {} on, in segment {}",
                    point.partition(),
                    begun.next(),
                    begun.segment());
        }
        return begun;
    }

    private Progress goOn(StartingPoint point, TakeOver.Taken found) {
        Progress end = found.chain().progress();
        if (!found.chain().isEmpty() && point.holds(end)) {
            return point.again(end);
        }
        PublishedCut cut = published.cut();
        if (cut.cut() <= end.segment() && point.holds(end)) {
            return point.again(end);
        }
        Progress begun = point.behind(cut, end);
        LOG.warn(
                "{} is not folded from offset {} on, but from {}, in segment {}: cut {} covers what is before",
                point.partition(),
                end.next(),
                begun.next(),
                begun.segment(),
                cut.cut());
        return begun;
    }

    private long asked(TopicPartition partition, Supplier<Long> question) {
        try {
            return question.get();
        } catch (RetriableException e) {
            throw new NotYet("Kafka does not say where " + partition + " begins: " + e.getMessage(), e);
        }
    }
}
