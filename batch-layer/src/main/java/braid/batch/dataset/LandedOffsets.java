package braid.batch.dataset;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    static final String OFFSETS = "braid.landed-to";
    static final String CUT = "braid.cut";

    public LandedOffsets {
        offsets = Map.copyOf(offsets);
    }

    public long offset(int partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** The offsets of a table's current state. */
    static LandedOffsets of(Table table) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            String text = snapshot.summary().get(OFFSETS);
            if (text != null) {
                return parse(text);
            }
        }
        return new LandedOffsets(Map.of(), false);
    }

    static LandedOffsets parse(String text) {
        Map<Integer, Long> offsets = new TreeMap<>();
        for (String entry : text.split(",")) {
            int colon = entry.indexOf(':');
            offsets.put(Integer.parseInt(entry.substring(0, colon)), Long.parseLong(entry.substring(colon + 1)));
        }
        return new LandedOffsets(offsets, true);
    }

    /** {@code 0:1200,1:980}. */
    static String format(Map<Integer, Long> offsets) {
        return new TreeMap<>(offsets)
                .entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).collect(Collectors.joining(","));
    }
}
