package braid.serving.merge;

import braid.core.view.View;
import braid.storage.GroupRow;
import braid.storage.RowFilter;
import braid.storage.warehouse.PublishedCut;
import java.time.Duration;
import java.util.List;

/** The batch views. */
public interface BatchSide {
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

        /** The rows that pass the filter, not more than {@code most}. */
        List<GroupRow> read(View view, RowFilter filter, int most);

        @Override
        void close();
    }
}
