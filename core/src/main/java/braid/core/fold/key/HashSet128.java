package braid.core.fold.key;

/** A set of 128-bit hashes without an object for each: an open table, linearly probed, at most two thirds full. */
final class HashSet128 {
    private static final int FIRST_PLACES = 64;

    private long[] table = new long[2 * FIRST_PLACES];
    private int size;
    /** Two zeros stand for a free place in the table. */
    private boolean hasZero;

    boolean contains(long high, long low) {
        if ((high | low) == 0) {
            return hasZero;
        }
        int at = place(high, low);
        return (table[at] | table[at + 1]) != 0;
    }

    /** Whether it was not there yet. */
    boolean add(long high, long low) {
        if ((high | low) == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        int at = place(high, low);
        if ((table[at] | table[at + 1]) != 0) {
            return false;
        }
        table[at] = high;
        table[at + 1] = low;
        if (++size * 3L > table.length) {
            grow();
        }
        return true;
    }

    long bytes() {
        return (long) Long.BYTES * table.length;
    }

    /** Where it is, or the free place where it belongs. */
    private int place(long high, long low) {
        int mask = table.length - 1;
        int at = (int) (high << 1) & mask;
        while ((table[at] | table[at + 1]) != 0 && (table[at] != high || table[at + 1] != low)) {
            at = at + 2 & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if ((old[i] | old[i + 1]) != 0) {
                int at = place(old[i], old[i + 1]);
                table[at] = old[i];
                table[at + 1] = old[i + 1];
            }
        }
    }
}
