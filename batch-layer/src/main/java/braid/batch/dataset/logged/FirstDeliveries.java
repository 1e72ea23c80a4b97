package braid.batch.dataset.logged;

import braid.core.event.record.RecordKey;
import braid.core.view.Source;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * Passes over redelivered events while they are decoded, so that nothing has to be moved or sorted for it: Spark reads a Kafka partition in
 * one task, in the order of offsets, and events of one PRIMARY KEY are in one partition. It drops nothing but an event whose key came
 * before it; that it has dropped all of them is what {@link #areAll} says, and it says so only if each task has seen what the two sentences
 * above promise.
 */
public final class FirstDeliveries implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of the keys of a task, about. */
    private static final long MOST_BYTES = 64 << 20;

    /** Of a value of a key in a set, beside a text's own. */
    private static final int VALUE_BYTES = 100;

    private final Source source;
    private final int partitions;
    private final long mostBytes;
    private final LongAccumulator doubts;
    private final CollectionAccumulator<Integer> met;

    /**
     * @param partitions of the source's topic
     * @param doubts told of each task that cannot know
     * @param met told of each partition by each task that reads events of it
     */
    public FirstDeliveries(Source source, int partitions, LongAccumulator doubts, CollectionAccumulator<Integer> met) {
        this(source, partitions, MOST_BYTES, doubts, met);
    }

    public FirstDeliveries(
            Source source, int partitions, long mostBytes, LongAccumulator doubts, CollectionAccumulator<Integer> met) {
        this.source = source;
        this.partitions = partitions;
        this.mostBytes = mostBytes;
        this.doubts = doubts;
        this.met = met;
    }

    /** Whether no event is left whose key came before it; known when all have been computed. */
    public boolean areAll() {
        List<Integer> read = met.value();
        return doubts.isZero() && new HashSet<>(read).size() == read.size();
    }

    /** What one task has seen. */
    Task begin() {
        return new Task();
    }

    /** The events of one task. */
    final class Task {
        private final RecordKey recordKey = new RecordKey(source);
        private final int[] columns = source.primaryKeyColumns();
        private final Set<Object> keys = new HashSet<>();
        private int partition = -1;
        private long last;
        private long bytes;
        private boolean isSure = true;

        /** Whether no event of this key came before in this task, as far as it is known. */
        boolean isFirst(int partition, long offset, Object[] event) {
            if (!source.hasPrimaryKey() || !isSure) {
                return true;
            }
            if (!isInOrder(partition, offset) || !isAtHome(partition, event)) {
                doubt();
                return true;
            }
            if (!keys.add(columns.length == 1 ? event[columns[0]] : composed(event))) {
                return false;
            }
            weigh(event);
            return true;
        }

        private List<Object> composed(Object[] event) {
            Object[] key = new Object[columns.length];
            for (int i = 0; i < key.length; i++) {
                key[i] = event[columns[i]];
            }
            return Arrays.asList(key);
        }

        private void weigh(Object[] event) {
            for (int column : columns) {
                bytes += VALUE_BYTES + (event[column] instanceof String text ? text.length() : 0);
            }
            if (bytes > mostBytes) {
                doubt();
            }
        }

        /** A partition that is come back to is told twice, so that nobody relies on it. */
        private boolean isInOrder(int read, long offset) {
            boolean begins = read != partition;
            if (begins) {
                met.add(read);
                partition = read;
            }
            boolean rises = begins || last < offset;
            last = offset;
            return rises;
        }

        /** Whether it is in the partition that Kafka's producer puts its key into; where partitions were added, older ones are not. */
        private boolean isAtHome(int partition, Object[] event) {
            return Utils.toPositive(Utils.murmur2(recordKey.of(event))) % partitions == partition;
        }

        private void doubt() {
            isSure = false;
            keys.clear();
            doubts.add(1);
        }
    }
}
