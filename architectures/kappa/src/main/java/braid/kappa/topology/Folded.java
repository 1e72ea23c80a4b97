package braid.kappa.topology;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * What is known of one group: its partial aggregates, and which events are in them. An event on its way is the same of that event alone.
 *
 * <p>The events of a partition of the log reach a group in their order, also when some of them come again after a crash. So an event is in
 * the group already exactly when its offset is not after the last one that is.
 *
 * @param next for each partition of the log, the offset after the last event that is in the group; 0 where there is none
 * @param partials as {@link RowCodec} encodes them
 */
public record Folded(long[] next, byte[] partials) {
    static final Serde<Folded> SERDE = Serdes.serdeFrom(
            (topic, folded) -> folded == null ? null : folded.encode(),
            (topic, bytes) -> bytes == null ? null : decode(bytes));

    /** A single event. */
    static Folded event(int partition, long offset, byte[] partials) {
        long[] next = new long[partition + 1];
        next[partition] = offset + 1;
        return new Folded(next, partials);
    }

    /** Whether a single event is in this group already. */
    boolean holds(Folded event) {
        int partition = event.next.length - 1;
        return partition < next.length && event.next[partition] <= next[partition];
    }

    /** This group with an event. */
    Folded with(Folded event, byte[] merged) {
        long[] both = Arrays.copyOf(next, Math.max(next.length, event.next.length));
        for (int i = 0; i < event.next.length; i++) {
            both[i] = Math.max(both[i], event.next[i]);
        }
        return new Folded(both, merged);
    }

    private byte[] encode() {
        int size = ByteUtils.sizeOfVarint(next.length) + partials.length;
        for (long offset : next) {
            size += ByteUtils.sizeOfVarlong(offset);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        ByteUtils.writeVarint(next.length, bytes);
        for (long offset : next) {
            ByteUtils.writeVarlong(offset, bytes);
        }
        return bytes.put(partials).array();
    }

    private static Folded decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        long[] next = new long[ByteUtils.readVarint(bytes)];
        for (int i = 0; i < next.length; i++) {
            next[i] = ByteUtils.readVarlong(bytes);
        }
        byte[] partials = new byte[bytes.remaining()];
        bytes.get(partials);
        return new Folded(next, partials);
    }
}
