package braid.core.event.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at text as bytes. */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private Utf8() {}

    /** The code points of the text in {@code [from, to)}; -1 if it is no UTF-8 or holds U+0000. */
    static int codePoints(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) LONGS.get(bytes, at);
            // A byte above 0x7F, or one that borrows when it is made less: a zero.
            if (((eight | eight - ONES) & HIGH_BITS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        int count = at - from;
        while (at < to) {
            int length = bytes[at] > 0 ? 1 : sequence(bytes, at, to);
            if (length < 0) {
                return -1;
            }
            at += length;
            count++;
        }
        return count;
    }

    /** The bytes of the code point above U+007F that begins here; -1 if none does. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xC2 ? -1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : -1;
        if (length < 0 || at + length > to) {
            return -1;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean shorter = first == 0xE0 && second < 0xA0 || first == 0xF0 && second < 0x90;
        boolean surrogate = first == 0xED && second >= 0xA0;
        boolean beyond = first == 0xF4 && second >= 0x90;
        return shorter || surrogate || beyond ? -1 : length;
    }
}
