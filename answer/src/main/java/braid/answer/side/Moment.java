package braid.answer.side;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.group.GroupRow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The real-time side as it was at one moment.
 *
 * @param progress how far each partition of some sources was folded; partitions without progress are absent
 * @param rows for each read, the rows that are the fold of exactly the offsets from the cut to that progress: one or several for each group, in
 *     no order
 */
public record Moment(Map<Partition, Progress> progress, List<List<GroupRow>> rows) {
    /** Of rows that are being read; fails as the first read of them that fails. */
    public static CompletableFuture<Moment> of(
            Map<Partition, Progress> progress, List<CompletableFuture<List<GroupRow>>> rows) {
        return CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Moment(
                        progress, rows.stream().map(CompletableFuture::join).toList()));
    }
}
