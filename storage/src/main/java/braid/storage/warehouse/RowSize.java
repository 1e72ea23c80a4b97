package braid.storage.warehouse;

import braid.core.group.GroupRow;
import java.math.BigDecimal;

/** About how many bytes a stored row has: what its values take, without what any store or wire adds. */
public final class RowSize {
    private static final int WINDOW = 8;

    private RowSize() {}

    /** In bytes. */
    public static long of(GroupRow row) {
        return WINDOW + of(row.key().values()) + of(row.accumulators());
    }

    private static long of(Object[] values) {
        long bytes = 0;
        for (Object value : values) {
            bytes += of(value);
        }
        return bytes;
    }

    private static long of(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] sketch) {
            return sketch.length;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.precision() / 2 + 1;
        }
        return value == null ? 0 : Long.BYTES;
    }
}
