package braid.core.fold.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Values one behind the other as bytes: those of equal keys are equal, and no others of the same types. Public because generated code writes them. */
public final class KeyBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX_1 = 0x9E3779B97F4A7C15L;
    private static final long MIX_2 = 0xE7037ED1A0B428DBL;

    private byte[] bytes = new byte[128];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Begins a group's key. */
    public void window(long start) {
        length = Long.BYTES;
        LONGS.set(bytes, 0, start);
    }

    /** Begins a key that is not of a group. */
    void clear() {
        length = 0;
    }

    public void nothing() {
        reserve(1);
        bytes[length++] = 0;
    }

    public void number(long value) {
        reserve(1 + Long.BYTES);
        bytes[length] = 1;
        LONGS.set(bytes, length + 1, value);
        length += 1 + Long.BYTES;
    }

    public void real(double value) {
        number(Double.doubleToLongBits(value));
    }

    public void text(byte[] from, int start, int count) {
        reserve(1 + Integer.BYTES + count);
        bytes[length] = 1;
        INTS.set(bytes, length + 1, count);
        System.arraycopy(from, start, bytes, length + 1 + Integer.BYTES, count);
        length += 1 + Integer.BYTES + count;
    }

    public void decimal(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        text(unscaled, 0, unscaled.length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Of a group's key. */
    int hash() {
        long hash = length;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = mix((long) LONGS.get(bytes, at) ^ hash, MIX_1);
        }
        hash = mix((long) LONGS.get(bytes, length - Long.BYTES) ^ hash, MIX_2);
        return (int) (hash ^ hash >>> 32);
    }

    /** Both halves of a product of 128 bits. */
    private static long mix(long a, long b) {
        return a * b ^ Math.multiplyHigh(a, b);
    }

    static long numberAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static int lengthAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }
}
