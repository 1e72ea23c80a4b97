package braid.verify.fold;

import braid.core.boundary.PartitionCoverage;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.fold.key.KeyHorizon;
import braid.core.fold.key.SeenKeys;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import braid.verify.fold.LogEvents.Range;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fold of what a coverage names of one partition. With a PRIMARY KEY an event counts once before the boundary, and behind it if its key is
 * new within the {@link KeyHorizon}. Offsets must rise, but for landed events, which have been freed of redeliveries already.
 */
final class CoveredFold {
    private final PartitionCoverage covered;
    private final Source source;
    private final RecordReader reader;
    private final FirstVerdicts verdicts;
    private final List<FilteredFold> views;
    private final SeenKeys seenByBatch;
    private final KeyHorizon newest;
    /** Of the master dataset, by offset: what tells which later events are redelivered ones. */
    private final SortedMap<Long, Object[]> dataset = new TreeMap<>();

    private final long first;
    private final long from;
    private long events;

    /**
     * @param first the first offset that is folded; of those before it the keys alone are asked for
     * @param from the first offset that is folded from the log, and not from the master dataset
     */
    CoveredFold(
            PartitionCoverage covered,
            long first,
            long from,
            Source source,
            RecordReader reader,
            FirstVerdicts verdicts,
            List<FilteredFold> views) {
        this.covered = covered;
        this.first = first;
        this.from = from;
        this.source = source;
        this.reader = reader;
        this.verdicts = verdicts;
        this.views = views;
        this.newest = source.hasPrimaryKey() && covered.speedTo() > covered.batchTo()
                ? new KeyHorizon(source, KeyHorizon.SIZE)
                : null;
        this.seenByBatch = source.hasPrimaryKey() ? new SeenKeys(source) : null;
    }

    /** A record of the log; one that is foreign counts nowhere. */
    void logged(long offset, long appendedMillis, byte[] value) {
        LogRecord record = verdicts.of(covered.partition(), offset, appendedMillis, reader.read(value));
        if (!(record instanceof LogRecord.Event event)) {
            return;
        }
        boolean isNew = newest == null || newest.isFirst(offset, event.row());
        if (offset < from) {
            return;
        }
        if (offset < covered.batchTo()) {
            landed(event.row());
        } else if (isNew) {
            fold(false, event.row());
        }
    }

    /** An event that batch covers, as the log or the master dataset has it. */
    void landed(Object[] row) {
        if (seenByBatch == null || seenByBatch.isFirst(row)) {
            fold(true, row);
        }
    }

    /** An event of the master dataset, in no order. */
    void event(long offset, Object[] row) {
        if (newest != null && offset >= keysFrom()) {
            dataset.put(offset, row);
        }
        if (offset >= first && offset < covered.batchTo()) {
            landed(row);
        } else if (offset >= first) {
            fold(false, row);
        }
    }

    /**
     * All events of a range of the master dataset have come.
     *
     * @throws CannotVerify if they do not tell which later ones are redelivered: landed is only the first event of each key, so that one at
     *     an offset that is not there may be of a key from before the horizon
     */
    void landedEnd(Range range) {
        if (newest == null) {
            return;
        }
        Range keys = new Range(Math.max(range.first(), keysFrom()), range.end());
        if (dataset.size() < keys.size() && covered.speedTo() > 2L * KeyHorizon.SIZE) {
            throw new CannotVerify(
                    "The log no longer holds offsets " + keys.first() + " to " + keys.end() + " of "
                            + covered.partition()
                            + ", whose keys tell which of the events that the answer had from the speed layer were redelivered ones.");
        }
        dataset.forEach(newest::isFirst);
        dataset.clear();
    }

    private long keysFrom() {
        return KeyHorizon.begin(covered.batchTo(), KeyHorizon.SIZE);
    }

    private void fold(boolean toBatch, Object[] row) {
        events++;
        views.forEach(view -> view.add(toBatch, row));
    }

    PartitionCoverage covered() {
        return covered;
    }

    Source source() {
        return source;
    }

    /** Events folded, redelivered ones not counted. */
    long events() {
        return events;
    }
}
