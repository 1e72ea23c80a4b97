package braid.serving.merge;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.view.View;
import braid.storage.GroupRow;
import braid.storage.ReadMeter;
import braid.storage.RowFilter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The real-time views. */
public interface SpeedSide {
    /** Of an architecture without real-time views. */
    SpeedSide NONE = new SpeedSide() {
        @Override
        public Map<Partition, Progress> progress(Collection<String> sources) {
            return Map.of();
        }

        @Override
        public CompletableFuture<List<GroupRow>> read(
                View view, Map<Partition, Progress> progress, long fromSegment, RowFilter filter, ReadMeter meter) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public String access(View view, RowFilter filter) {
            return "nothing: there are no real-time views";
        }
    };

    /**
     * How far each partition of some sources is folded; partitions without progress are absent.
     *
     * @throws StoreDown if the store cannot be reached
     */
    Map<Partition, Progress> progress(Collection<String> sources);

    /**
     * Asks for the rows of segments {@code >= fromSegment} that pass the filter, folded up to exactly {@code progress}. Does not wait for
     * them.
     *
     * <p>Fails with {@link braid.storage.realtime.ProgressMoved} if the rows have moved on, and with {@link StoreDown} if the store cannot
     * be reached.
     *
     * @param meter may end the read by throwing
     */
    CompletableFuture<List<GroupRow>> read(
            View view, Map<Partition, Progress> progress, long fromSegment, RowFilter filter, ReadMeter meter);

    /** In words, how the rows that pass the filter are found in each live segment. */
    String access(View view, RowFilter filter);
}
