package braid.batch.dataset;

import braid.storage.dataset.DatasetFormat;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * How far a source's log has been landed: for each partition, the first offset that the master dataset does not contain.
 *
 * <p>Kept in the summary of the snapshot that landed it, so that data and offsets are committed as one. Snapshots that land nothing
 * (a compaction) are passed over. A partition that is absent has offset 0.
 *
 * @param known false before the first landing
 */
public record LandedOffsets(Map<Integer, Long> offsets, boolean known) {
    public LandedOffsets {
        offsets = Map.copyOf(offsets);
    }

    public long offset(int partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** The offsets of a table's current state. */
    static LandedOffsets of(Table table) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            String text = snapshot.summary().get(DatasetFormat.LANDED_TO);
            if (text != null) {
                return new LandedOffsets(DatasetFormat.parseOffsets(text), true);
            }
        }
        return new LandedOffsets(Map.of(), false);
    }
}
