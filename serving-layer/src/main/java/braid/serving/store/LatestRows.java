package braid.serving.store;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.view.View;
import braid.serving.merge.SpeedSide;
import braid.storage.GroupRow;
import braid.storage.ReadMeter;
import braid.storage.RowFilter;
import braid.storage.realtime.RealTimeRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The rows of an architecture that keeps one version of each: they are read as they stand. Its progress says what they show at least;
 * of some rows it is more.
 */
final class LatestRows implements SpeedSide {
    private final SpeedSide stored;

    LatestRows(SpeedSide stored) {
        this.stored = stored;
    }

    @Override
    public Map<Partition, Progress> progress(Collection<String> sources) {
        return stored.progress(sources);
    }

    @Override
    public CompletableFuture<List<GroupRow>> read(
            View view, Map<Partition, Progress> progress, long fromSegment, RowFilter filter, ReadMeter meter) {
        Partition only = new Partition(view.source().name(), 0);
        Progress whatever = new Progress(RealTimeRow.ONLY_SEGMENT, 0, Long.MAX_VALUE, null);
        return stored.read(view, Map.of(only, whatever), RealTimeRow.ONLY_SEGMENT, filter, meter);
    }

    @Override
    public String access(View view, RowFilter filter) {
        return stored.access(view, filter);
    }
}
