package braid.batch.dataset;

import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** The states of the master dataset that are still there, by the cuts that they were landed for. */
public final class PastStates {
    private final MasterDataset dataset;
    private final Map<String, Table> tables = new HashMap<>();

    /** The states as they are now. */
    public PastStates(MasterDataset dataset) {
        this.dataset = dataset;
    }

    /**
     * A state of one source's table.
     *
     * @param landedTo for each partition the first offset that it does not contain
     */
    public record State(long snapshot, Map<Integer, Long> landedTo) {}

    /** The state at a cut: the newest that was landed for it or for one before; empty if it has been removed. */
    public Optional<State> at(Source source, long cut) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table(source))) {
            if (cutOf(snapshot) <= cut) {
                String offsets = snapshot.summary().get(DatasetFormat.LANDED_TO);
                return Optional.of(new State(
                        snapshot.snapshotId(), offsets == null ? Map.of() : DatasetFormat.parseOffsets(offsets)));
            }
        }
        return Optional.empty();
    }

    /** The first cut that a state is there for; of the empty table, before the first landing, it is 0. */
    public long oldest(Source source) {
        long oldest = Long.MAX_VALUE;
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table(source))) {
            oldest = Math.min(oldest, cutOf(snapshot));
        }
        return oldest;
    }

    /** A snapshot that landed nothing holds what its parent does, so it is the state at no cut by itself. */
    private static long cutOf(Snapshot snapshot) {
        String number = snapshot.summary().get(DatasetFormat.CUT);
        if (number != null) {
            return Long.parseLong(number);
        }
        return snapshot.parentId() == null ? 0 : Long.MAX_VALUE;
    }

    private Table table(Source source) {
        return tables.computeIfAbsent(source.name(), name -> dataset.table(source));
    }

    /**
     * Removes the states that had been replaced before an instant. The current one stays, and so do the events, which it contains.
     */
    public void remove(Source source, Instant before) {
        long kept = Long.MIN_VALUE;
        long oldest = Long.MAX_VALUE;
        for (Snapshot snapshot : table(source).snapshots()) {
            oldest = Math.min(oldest, snapshot.timestampMillis());
            if (snapshot.timestampMillis() < before.toEpochMilli()) {
                kept = Math.max(kept, snapshot.timestampMillis());
            }
        }
        if (oldest < kept) {
            table(source).expireSnapshots().expireOlderThan(kept).retainLast(1).commit();
        }
    }
}
