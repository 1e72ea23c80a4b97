package braid.core.segment;

import braid.core.group.GroupKey;
import braid.core.view.View;

/**
 * Into how many parts the groups of a view are divided, by their first key, so that a question that knows it reads one of them.
 *
 * @param count of a view that has a key; at least one
 */
public record Buckets(int count) {
    public Buckets {
        if (count < 1) {
            throw new IllegalArgumentException("There is at least one bucket, not " + count);
        }
    }

    /** How many a view uses: one where it has no key. */
    public int of(View view) {
        return view.keys().isEmpty() ? 1 : count;
    }

    public int bucketOf(GroupKey key) {
        return key.values().length == 0 ? 0 : bucketOf(key.values()[0]);
    }

    /** The bucket of the groups whose first key has this value. */
    public int bucketOf(Object firstKey) {
        int hash = firstKey == null ? 0 : firstKey.hashCode();
        return Math.floorMod(hash * 0x9E3779B9 >>> 8, count);
    }
}
