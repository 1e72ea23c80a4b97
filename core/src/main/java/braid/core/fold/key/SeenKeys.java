package braid.core.fold.key;

import braid.core.event.PrimaryKeyCodec;
import braid.core.view.Source;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * The PRIMARY KEYs of all events that were shown, however many and in whatever order: {@link KeyHorizon} without an end, for who folds all of a
 * history once. A key is its 128-bit MurmurHash3; two keys of a billion have the same with a probability below 10<sup>-20</sup>. Not safe for
 * use by several threads.
 */
public final class SeenKeys {
    /** The most memory that a key takes, in bytes: 16 in a table that is at least a third full, and half of that again while it grows. */
    public static final int KEY_BYTES = 72;

    private static final long SEED = 0;

    private final PrimaryKeyCodec codec;
    private final HashSet128 keys = new HashSet128();

    /** @param source has a PRIMARY KEY */
    public SeenKeys(Source source) {
        this.codec = new PrimaryKeyCodec(source);
    }

    /** Whether no event with the key of this one was shown before. */
    public boolean isFirst(Object[] event) {
        long[] key = MurmurHash3.hash(codec.encode(event), SEED);
        return keys.add(key[0], key[1]);
    }
}
