package braid.verify.fold;

import braid.core.boundary.PartitionCoverage;
import braid.core.event.KeyHorizon;
import braid.core.event.LogRecord;
import braid.core.event.RecordReader;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fold of what a coverage names of one partition. With a PRIMARY KEY an event counts once before the boundary, and behind it if its key is
 * new within the {@link KeyHorizon}. Offsets must rise, but for landed events, which have been freed of redeliveries already.
 */
final class PartitionFold {
    private final PartitionCoverage covered;
    private final Source source;
    private final RecordReader reader;
    private final FirstVerdicts verdicts;
    private final List<ViewFold> views;
    private final int[] keyColumns;
    private final Set<List<Object>> seenByBatch = new HashSet<>();
    private final KeyHorizon newest;
    private final long from;
    private long events;

    /** @param from the first offset of the log that is folded; of those before it the log gives keys alone */
    PartitionFold(
            PartitionCoverage covered,
            long from,
            Source source,
            RecordReader reader,
            FirstVerdicts verdicts,
            List<ViewFold> views) {
        this.covered = covered;
        this.from = from;
        this.source = source;
        this.reader = reader;
        this.verdicts = verdicts;
        this.views = views;
        this.newest = source.hasPrimaryKey() ? new KeyHorizon(source, KeyHorizon.SIZE) : null;
        this.keyColumns = source.primaryKey().stream().mapToInt(source::indexOf).toArray();
    }

    /** A record of the log; one that is foreign counts nowhere. */
    void logged(long offset, byte[] value) {
        LogRecord record = verdicts.of(covered.partition(), offset, reader.read(value));
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
        if (keyColumns.length == 0 || seenByBatch.add(primaryKey(row))) {
            fold(true, row);
        }
    }

    /** An event of the master dataset. */
    void event(long offset, Object[] row) {
        if (offset < covered.batchTo()) {
            landed(row);
        } else {
            fold(false, row);
        }
    }

    private void fold(boolean toBatch, Object[] row) {
        events++;
        views.forEach(view -> view.add(toBatch, row));
    }

    private List<Object> primaryKey(Object[] row) {
        Object[] values = new Object[keyColumns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[keyColumns[i]];
        }
        return Arrays.asList(values);
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
