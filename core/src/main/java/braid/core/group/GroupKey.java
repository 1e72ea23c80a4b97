package braid.core.group;

import java.util.Arrays;

/** One group of a view: the start of its window in milliseconds since 1970, and its key values in the order of the view's keys. */
public final class GroupKey {
    private final long windowStart;
    private final Object[] values;
    private final int hash;

    public GroupKey(long windowStart, Object[] values) {
        this.windowStart = windowStart;
        this.values = values;
        this.hash = Arrays.hashCode(values) * 31 + Long.hashCode(windowStart);
    }

    public long windowStart() {
        return windowStart;
    }

    /** The key values; not to be changed. */
    public Object[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupKey that
                && that.hash == hash
                && that.windowStart == windowStart
                && Arrays.equals(that.values, values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + "@" + windowStart;
    }
}
