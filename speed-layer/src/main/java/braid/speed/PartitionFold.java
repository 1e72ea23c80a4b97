package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.LogRecord;
import braid.core.event.RecordReader;
import braid.core.expression.GroupKey;
import braid.core.expression.ViewFunction;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fold of one partition's open segment: for each view and group the accumulators of the events since the last cut marker.
 *
 * <p>Deterministic: the same offsets give the same rows. Events before {@code durableTo} were folded and written by an earlier instance;
 * they are folded again without being written. A cut marker opens the next segment; rows of the closed one wait in {@link #changed()}
 * until they are written. With a PRIMARY KEY an event counts once in a segment. A foreign record changes nothing but the progress.
 */
final class PartitionFold {
    private final Partition partition;
    private final RecordReader reader;
    private final FirstVerdicts verdicts;
    private final List<FoldedView> views;
    private final List<Map<GroupKey, GroupState>> groups = new ArrayList<>();
    private final List<GroupState> changed = new ArrayList<>();
    private final int[] keyColumns;
    private final Set<Object> seen = new HashSet<>();
    private final long durableTo;
    private final boolean cuts;
    private long segment;
    private long first;
    private long next;
    private Instant appendTime;
    private long events;

    /**
     * @param from where the open segment begins, and how far an earlier instance had come in it
     * @param reader of the partition's source
     * @param verdicts of what was folded before, perhaps with fewer schemas
     * @param views of the partition's source
     * @param cuts whether a cut marker opens the next segment
     */
    PartitionFold(
            Partition partition,
            Source source,
            RecordReader reader,
            FirstVerdicts verdicts,
            List<FoldedView> views,
            Progress from,
            boolean cuts) {
        this.cuts = cuts;
        this.partition = partition;
        this.reader = reader;
        this.verdicts = verdicts;
        this.views = views;
        views.forEach(view -> groups.add(new HashMap<>()));
        keyColumns = source.primaryKey().stream().mapToInt(source::indexOf).toArray();
        segment = from.segment();
        first = from.first();
        next = from.first();
        durableTo = from.next();
        appendTime = from.appendTime();
    }

    Partition partition() {
        return partition;
    }

    /** Whether everything that the earlier instance had written is folded again. */
    boolean isCaughtUp() {
        return next >= durableTo;
    }

    /** Whether an earlier instance has passed this offset, and made durable what it had to say of it. */
    boolean isDurable(long offset) {
        return offset < durableTo;
    }

    /**
     * Takes in the record at {@code offset}; what it was. Offsets must rise.
     *
     * @throws org.apache.kafka.common.KafkaException if its schema cannot be looked for now; then nothing has changed
     */
    LogRecord accept(long offset, byte[] value, long appendTimeMillis) {
        if (offset < next) {
            throw new IllegalStateException(partition + ": offset " + offset + " comes after " + next);
        }
        LogRecord record = verdicts.of(partition, offset, reader.read(value));
        next = offset + 1;
        if (record instanceof LogRecord.Marker marker) {
            cut(marker.cut());
        } else if (record instanceof LogRecord.Event event) {
            appendTime = Instant.ofEpochMilli(appendTimeMillis);
            fold(offset, event.row());
        }
        return record;
    }

    private void cut(long number) {
        if (!cuts || number <= segment) {
            return;
        }
        segment = number;
        first = next;
        groups.forEach(Map::clear);
        seen.clear();
    }

    private void fold(long offset, Object[] row) {
        if (keyColumns.length > 0 && !seen.add(primaryKey(row))) {
            return;
        }
        events++;
        boolean durable = isDurable(offset);
        for (int i = 0; i < views.size(); i++) {
            FoldedView view = views.get(i);
            ViewFunction function = view.function();
            if (function.accept(row)) {
                GroupState group = group(i, view, function.group());
                function.addTo(group.accumulators());
                if (group.folded(offset, durable)) {
                    changed.add(group);
                }
            }
        }
    }

    private GroupState group(int i, FoldedView view, GroupKey key) {
        Map<GroupKey, GroupState> known = groups.get(i);
        GroupState group = known.get(key);
        if (group == null) {
            group = new GroupState(
                    view.index(),
                    segment,
                    partition.number(),
                    key,
                    view.function().empty(),
                    view.columns());
            known.put(key, group);
        }
        return group;
    }

    private Object primaryKey(Object[] row) {
        if (keyColumns.length == 1) {
            return row[keyColumns[0]];
        }
        Object[] values = new Object[keyColumns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[keyColumns[i]];
        }
        return Arrays.asList(values);
    }

    /** Moves past offsets that hold no record. */
    void skipTo(long offset) {
        next = Math.max(next, offset);
    }

    /** The groups whose rows must be written before {@link #progress()} may be. */
    List<GroupState> changed() {
        return changed;
    }

    /** Notes that all of {@link #changed()} is durable. */
    void acknowledged() {
        changed.forEach(GroupState::acknowledged);
        changed.clear();
    }

    /** Every group of the open segment, per view. */
    Collection<GroupState> groups() {
        List<GroupState> all = new ArrayList<>();
        groups.forEach(known -> all.addAll(known.values()));
        return all;
    }

    Progress progress() {
        return new Progress(segment, first, next, appendTime);
    }

    int size() {
        return groups.stream().mapToInt(Map::size).sum();
    }

    /** Events folded, redelivered ones not counted. */
    long events() {
        return events;
    }
}
