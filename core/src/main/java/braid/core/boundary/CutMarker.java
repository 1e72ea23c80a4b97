package braid.core.boundary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The record that ends a segment: the batch layer appends one, with the same cut number, to every partition of every source.
 *
 * <p>Shape: the eight bytes {@code BRAIDCUT} and the cut number, big-endian. An event begins with Avro's single-object marker
 * {@code C3 01}, so that the first byte tells the two apart. A marker whose number is not above the partition's current segment is a
 * straggler of a batch layer that has lost its lease; readers pass over it.
 */
public final class CutMarker {
    private static final byte[] MAGIC = "BRAIDCUT".getBytes(StandardCharsets.US_ASCII);

    private CutMarker() {}

    public static byte[] encode(long cut) {
        return ByteBuffer.allocate(MAGIC.length + Long.BYTES)
                .put(MAGIC)
                .putLong(cut)
                .array();
    }

    public static boolean isMarker(byte[] value) {
        return value != null && value.length == MAGIC.length + Long.BYTES && beginsLikeOne(value);
    }

    /** Whether a value begins as markers do, whatever comes then. */
    public static boolean beginsLikeOne(byte[] value) {
        return value.length >= MAGIC.length && Arrays.equals(value, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** The cut number of a marker. */
    public static long cut(byte[] marker) {
        return ByteBuffer.wrap(marker).getLong(MAGIC.length);
    }
}
