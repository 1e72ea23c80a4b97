package braid.answer.side;

import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.time.Duration;
import java.util.List;

/** The batch views. */
public interface BatchSide extends MayStandStill {
    /** Of an architecture without batch views: nothing is published, and everything is live. */
    BatchSide NONE = of(PublishedCut.NONE, RowsInMemory.NONE, "nothing: there are no batch views");

    /** Batch views in memory, which stay at one cut. */
    static BatchSide of(PublishedCut cut, RowsInMemory rows) {
        return of(cut, rows, RowsInMemory.ACCESS);
    }

    private static BatchSide of(PublishedCut cut, RowsInMemory rows, String access) {
        return timeout -> new Snapshot() {
            @Override
            public PublishedCut cut() {
                return cut;
            }

            @Override
            public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
                return rows.of(view, filter);
            }

            @Override
            public String access(View view, RowFilter filter) {
                return access;
            }

            @Override
            public void close() {}
        };
    }

    /**
     * One state of all batch views.
     *
     * @param timeout for each read in it
     * @throws StoreDown if the store cannot be reached
     */
    Snapshot open(Duration timeout);

    /** One state of all batch views; used by one thread. */
    interface Snapshot extends AutoCloseable {
        PublishedCut cut();

        /**
         * The rows that pass the filter, not more than {@code most}; not to be changed.
         *
         * <p>Fails with {@link Moved} if the cut is not the published one any more.
         *
         * @param meter may end the read by throwing
         */
        List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter);

        /** In words, how the rows that pass the filter are found. */
        String access(View view, RowFilter filter);

        @Override
        void close();
    }
}
