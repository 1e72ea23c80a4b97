package braid.core.fold.key;

import braid.core.event.PrimaryKeyCodec;
import braid.core.event.record.EventRow;
import braid.core.view.Source;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * Which events of a partition are redelivered ones, by their PRIMARY KEY, as far as its newest offsets tell: an event counts if no event with
 * its key stands at one of the offsets before it, down to the beginning of the block before its own. Blocks of {@code size} offsets begin at
 * multiples of it, so that at least {@code size} offsets are looked at, and whoever folds an offset comes to the same result, wherever it
 * began, if it was shown the events from {@link #begin} on.
 *
 * <p>Memory: 16 bytes for each place of two open tables with at most two thirds of their places taken, that is at most 96 bytes for each
 * offset of a block. A key is its 128-bit MurmurHash3; two keys of a billion have the same with a probability below 10<sup>-20</sup>.
 *
 * <p>One horizon is shown all events as values, or all as {@link EventRow}: the two have other hashes. Not safe for use by several threads.
 */
public final class KeyHorizon {
    /**
     * Offsets of a block, for all who fold: 12 MB of memory for each partition at most. No setting, because what was folded by one rule must
     * not be gone on with by another.
     */
    public static final int SIZE = 131_072;

    private static final long SEED = 0;

    private final PrimaryKeyCodec codec;
    private final KeyHash hash;
    private final int size;
    private long block = -1;
    private HashSet128 before = new HashSet128();
    private HashSet128 here = new HashSet128();

    /**
     * @param source has a PRIMARY KEY
     * @param size offsets of a block; at least one
     */
    public KeyHorizon(Source source, int size) {
        this.codec = new PrimaryKeyCodec(source);
        this.hash = new KeyHash(source, SEED);
        this.size = size;
    }

    /** The offset from which on events have to be shown so that those from {@code offset} on are judged. */
    public static long begin(long offset, int size) {
        return Math.max(0, (offset / size - 1) * size);
    }

    /** Whether the event at an offset is the first with its key within the horizon. Offsets must rise. */
    public boolean isFirst(long offset, Object[] event) {
        long[] key = MurmurHash3.hash(codec.encode(event), SEED);
        return isFirst(offset, key[0], key[1]);
    }

    /** As {@link #isFirst(long, Object[])}, without an object for each event. */
    public boolean isFirst(long offset, EventRow event) {
        hash.of(event);
        return isFirst(offset, hash.high(), hash.low());
    }

    private boolean isFirst(long offset, long high, long low) {
        moveTo(offset / size);
        boolean known = before.contains(high, low);
        return here.add(high, low) && !known;
    }

    /** Memory that the keys take, in bytes. */
    public long bytes() {
        return before.bytes() + here.bytes();
    }

    private void moveTo(long next) {
        if (next == block) {
            return;
        }
        before = next == block + 1 ? here : new HashSet128();
        here = new HashSet128();
        block = next;
    }
}
