package braid.core.event.record;

import braid.core.view.Source;
import java.math.BigDecimal;

/**
 * The record key of an event whose source has a PRIMARY KEY: 8 bytes, big-endian, so that a redelivered event lands in the same
 * partition.
 *
 * <p>FNV-1a with 64 bits over the key columns in the order of the PRIMARY KEY: of a text each UTF-16 unit, high byte first, then FF; of
 * any other value the 8 bytes of its number (of a DECIMAL, its unscaled value's low 64 bits). The function must never change: a changed
 * key would move redelivered events to another partition.
 */
public final class RecordKey {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final int[] columns;

    public RecordKey(Source source) {
        this.columns = source.primaryKeyColumns();
    }

    /** The key of a row, or {@code null} if the source has no PRIMARY KEY. */
    public byte[] of(Object[] row) {
        if (columns.length == 0) {
            return null;
        }
        long hash = BASIS;
        for (int column : columns) {
            hash = row[column] instanceof String text ? text(hash, text) : word(hash, number(row[column]));
        }
        byte[] key = new byte[Long.BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (hash >>> (56 - 8 * i));
        }
        return key;
    }

    private static long text(long hash, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hash = (hash ^ c >>> 8) * PRIME;
            hash = (hash ^ c & 0xFF) * PRIME;
        }
        return (hash ^ 0xFF) * PRIME;
    }

    private static long word(long hash, long word) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            hash = (hash ^ word >>> shift & 0xFF) * PRIME;
        }
        return hash;
    }

    private static long number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.unscaledValue().longValue();
        }
        if (value instanceof Double number) {
            return Double.doubleToLongBits(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return ((Number) value).longValue();
    }
}
