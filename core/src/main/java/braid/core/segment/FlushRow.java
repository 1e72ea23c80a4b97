package braid.core.segment;

import braid.core.segment.chain.DeltaCodec;
import braid.core.view.View;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One flush of a partition: all that the offsets {@code [from, to)} add to the real-time views is durable. Written after the deltas that it
 * names, so that a flush exists when its row does. A small flush names none and carries its deltas itself: one row is written, and read,
 * instead of one for each view and bucket.
 *
 * @param segment the segment that all of these offsets belong to; a cut marker is the first record of the one that it opens
 * @param from its first offset: where the flush before it ended
 * @param to the first offset behind it; above {@code from}
 * @param epoch of the owner who wrote it
 * @param wrote for each view that has deltas of their own, by bucket how many pieces they have
 * @param carried for each view whose deltas are here, the groups of all buckets in the form of {@link DeltaCodec}
 * @param appendTime when the log took in the last event of the segment up to {@code to}; {@code null} where there is none
 */
public record FlushRow(
        long segment,
        long from,
        long to,
        long epoch,
        Map<String, List<Integer>> wrote,
        Map<String, ByteBuffer> carried,
        Instant appendTime) {
    public FlushRow {
        if (segment < 0 || from < 0 || to <= from || epoch < 1) {
            throw new IllegalArgumentException(
                    "Not a flush: segment " + segment + " [" + from + "," + to + ") of epoch " + epoch);
        }
        wrote = Map.copyOf(wrote);
        carried = Map.copyOf(carried);
    }

    /** The same without the deltas, for who only follows the chain. */
    public FlushRow withoutCarried() {
        return carried.isEmpty() ? this : with(wrote, Map.of());
    }

    /** The same offsets with other deltas. */
    public FlushRow with(Map<String, List<Integer>> pieces, Map<String, ByteBuffer> deltas) {
        return new FlushRow(segment, from, to, epoch, pieces, deltas, appendTime);
    }

    /** The delta of a view that is carried here; {@code null} if there is none. */
    public byte[] carried(View view) {
        ByteBuffer groups = carried.get(view.name());
        if (groups == null) {
            return null;
        }
        byte[] bytes = new byte[groups.remaining()];
        groups.duplicate().get(bytes);
        return bytes;
    }

    /**
     * How many pieces of their own a view's delta has in a bucket.
     *
     * @throws IllegalStateException if it was written with another number of buckets
     */
    public int pieces(View view, int bucket, Buckets buckets) {
        List<Integer> pieces = wrote.get(view.name());
        if (pieces == null) {
            return 0;
        }
        if (pieces.size() != buckets.of(view)) {
            throw new IllegalStateException("The deltas of view " + view.name() + " lie in " + pieces.size()
                    + " buckets, but this process looks for them in " + buckets.of(view)
                    + ". Set cassandra.buckets (BRAID_CASSANDRA_BUCKETS) as it was, or start over with `braid reset`.");
        }
        return pieces.get(bucket);
    }
}
