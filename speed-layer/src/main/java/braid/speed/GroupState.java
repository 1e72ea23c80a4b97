package braid.speed;

import braid.core.aggregate.Accumulator;
import braid.core.expression.GroupKey;
import braid.storage.realtime.RealTimeRow;
import braid.storage.realtime.RealTimeTables;
import java.util.List;

/** The accumulators of one group in one segment of one partition, and what of them is written already. */
final class GroupState {
    private final int view;
    private final long segment;
    private final int partition;
    private final GroupKey key;
    private final Accumulator[] accumulators;
    private final int columns;
    private long upto;
    private long written;
    private byte version;
    private boolean changed;

    /**
     * @param view the view's position in the pipeline
     * @param columns how many columns the accumulators fill
     */
    GroupState(int view, long segment, int partition, GroupKey key, Accumulator[] accumulators, int columns) {
        this.view = view;
        this.segment = segment;
        this.partition = partition;
        this.key = key;
        this.accumulators = accumulators;
        this.columns = columns;
    }

    int view() {
        return view;
    }

    long segment() {
        return segment;
    }

    Accumulator[] accumulators() {
        return accumulators;
    }

    /** Notes that the event at {@code offset} was folded in; true if the row was up to date in the store until then. */
    boolean folded(long offset, boolean alreadyDurable) {
        upto = offset + 1;
        if (alreadyDurable) {
            written = upto;
            return false;
        }
        boolean first = !changed;
        changed = true;
        return first;
    }

    /** The row to write. Its version takes the place of the oldest. */
    RealTimeRow row(int[] starts) {
        return new RealTimeRow(segment, partition, key, version, upto, written, encode(starts));
    }

    /**
     * The row as it stood when the last instance wrote it, twice: one slot may hold a later version that it did not live to report, so
     * only one of two is sure to take it. Later versions go to other slots.
     */
    List<RealTimeRow> recovered(int[] starts) {
        Object[] row = encode(starts);
        version = 2;
        return List.of(
                new RealTimeRow(segment, partition, key, (byte) 0, upto, upto, row),
                new RealTimeRow(segment, partition, key, (byte) 1, upto, upto, row));
    }

    private Object[] encode(int[] starts) {
        Object[] row = new Object[columns];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].encode(row, starts[i]);
        }
        return row;
    }

    /** Notes that {@link #row} is durable. */
    void acknowledged() {
        written = upto;
        version = (byte) ((version + 1) % RealTimeTables.VERSIONS);
        changed = false;
    }
}
