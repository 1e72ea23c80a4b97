package braid.answer.side;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The real-time views. */
public interface SpeedSide extends MayStandStill {
    /** Of an architecture without real-time views. */
    SpeedSide NONE = of(Map.of(), RowsInMemory.NONE, "nothing: there are no real-time views");

    /** Real-time views in memory, which stay where they are. */
    static SpeedSide of(Map<Partition, Progress> progress, RowsInMemory rows) {
        return of(progress, rows, RowsInMemory.ACCESS);
    }

    private static SpeedSide of(Map<Partition, Progress> progress, RowsInMemory rows, String access) {
        return new SpeedSide() {
            @Override
            public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
                Map<Partition, Progress> asked = new HashMap<>(progress);
                asked.keySet().removeIf(partition -> !sources.contains(partition.source()));
                return CompletableFuture.completedFuture(new Moment(
                        asked,
                        reads.stream()
                                .map(read -> rows.of(read.view(), read.filter()))
                                .toList()));
            }

            @Override
            public String access(View view, RowFilter filter) {
                return access;
            }
        };
    }

    /**
     * What is asked of one view.
     *
     * @param meter may end the read by throwing
     */
    record Read(View view, RowFilter filter, ReadMeter meter) {}

    /**
     * Asks for the rows behind a cut, all at one moment. Does not wait for them.
     *
     * <p>Fails with {@link Moved} if there is no such moment now, and with {@link StoreDown} if the store cannot be reached and its rows are
     * not known.
     *
     * @param sources whose progress is told
     * @param cut the rows are those of segments {@code >= cut.cut()}
     */
    CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads);

    /** In words, how the rows that pass the filter are found. */
    String access(View view, RowFilter filter);

    /**
     * How far each partition of some sources is folded; partitions without progress are absent.
     *
     * @throws StoreDown if the store cannot be reached
     * @throws Moved if that cannot be said now
     */
    default Map<Partition, Progress> progress(Collection<String> sources, PublishedCut cut) {
        return Waiting.on(read(sources, cut, List.of())).progress();
    }
}
