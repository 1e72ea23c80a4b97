package braid.verify.fold;

import braid.core.boundary.PartitionCoverage;
import braid.core.event.LogRecord;
import braid.core.event.RecordReader;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fold of what a coverage names of one partition. With a PRIMARY KEY an event counts once before the boundary, and once in each
 * segment behind it. Offsets must rise, but for landed events, which have been freed of redeliveries already.
 */
final class PartitionFold {
    private final PartitionCoverage covered;
    private final Source source;
    private final RecordReader reader;
    private final FirstVerdicts verdicts;
    private final List<ViewFold> views;
    private final int[] keyColumns;
    private final Set<List<Object>> seenByBatch = new HashSet<>();
    private final Set<List<Object>> seenInSegment = new HashSet<>();
    private long segment;
    private long events;

    /** @param cut the published cut of the coverage */
    PartitionFold(
            PartitionCoverage covered,
            long cut,
            Source source,
            RecordReader reader,
            FirstVerdicts verdicts,
            List<ViewFold> views) {
        this.covered = covered;
        this.source = source;
        this.reader = reader;
        this.verdicts = verdicts;
        this.views = views;
        this.segment = Math.max(0, cut - 1);
        this.keyColumns = source.primaryKey().stream().mapToInt(source::indexOf).toArray();
    }

    /** A record of the log; one that is foreign counts nowhere. */
    void logged(long offset, byte[] value) {
        LogRecord record = verdicts.of(covered.partition(), offset, reader.read(value));
        if (record instanceof LogRecord.Event event) {
            event(offset, event.row());
        } else if (record instanceof LogRecord.Marker marker && offset >= covered.batchTo() && marker.cut() > segment) {
            segment = marker.cut();
            seenInSegment.clear();
        }
    }

    /** An event of the master dataset. */
    void event(long offset, Object[] row) {
        boolean toBatch = offset < covered.batchTo();
        if (keyColumns.length == 0 || (toBatch ? seenByBatch : seenInSegment).add(primaryKey(row))) {
            events++;
            views.forEach(view -> view.add(toBatch, row));
        }
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
