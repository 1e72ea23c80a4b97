package braid.core.event.record;

import braid.core.event.EventCodec;
import braid.core.event.WriterPlan;
import braid.core.type.DataType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads events into an {@link EventRow}, and tells whether their values are what columns can hold ({@link ColumnLimits}), in one pass over
 * the bytes.
 *
 * <p>It takes only what {@link EventCodec} writes. What it refuses may be an event all the same, in another spelling that Avro allows, or
 * be foreign for a reason: {@link EventCodec#decode} says which. What it takes, that takes too, with the same values. Not safe for use by
 * several threads.
 */
final class FlatDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int INT_BYTES = 5;
    private static final int LONG_BYTES = 10;
    private static final long[] POWERS = new long[EventRow.LONG_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private byte[] bytes;
    private int at;
    private boolean refused;

    /** Whether these bytes are one event, which {@code into} holds then. */
    boolean decode(byte[] event, WriterPlan plan, EventRow into) {
        bytes = event;
        at = EventCodec.HEADER;
        refused = false;
        into.begin(event);
        DataType[] types = plan.types();
        int[] targets = plan.targets();
        boolean[] nullable = plan.nullable();
        try {
            for (int i = 0; i < types.length && !refused; i++) {
                if (nullable[i] && isNull()) {
                    setNull(targets[i], into);
                } else {
                    read(types[i], targets[i], into);
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
        for (int column : plan.missing()) {
            setNull(column, into);
        }
        return !refused && at == event.length;
    }

    private void setNull(int column, EventRow into) {
        if (column >= 0) {
            refused |= !into.isNullable(column);
            into.setNull(column);
        }
    }

    private boolean isNull() {
        int branch = bytes[at++];
        refused |= branch != 0 && branch != 2;
        return branch == 0;
    }

    private void read(DataType type, int column, EventRow into) {
        switch (type.kind()) {
            case VARCHAR, BYTES -> text(type, column, into);
            case DECIMAL -> decimal(column, into);
            case BOOLEAN -> set(column, bytes[at++] == 1 ? 1 : 0, into);
            case INTEGER -> set(column, whole(), into);
            case DATE -> between(column, whole(), ColumnLimits.FIRST_DAY, ColumnLimits.LAST_DAY, into);
            case BIGINT -> set(column, number(LONG_BYTES), into);
            case TIMESTAMP ->
                between(column, number(LONG_BYTES), ColumnLimits.FIRST_MILLIS, ColumnLimits.LAST_MILLIS, into);
            case DOUBLE -> real(column, into);
        }
    }

    private static void set(int column, long number, EventRow into) {
        if (column >= 0) {
            into.setNumber(column, number);
        }
    }

    private void between(int column, long number, long first, long last, EventRow into) {
        if (column >= 0) {
            refused |= number < first || number > last;
            into.setNumber(column, number);
        }
    }

    private long whole() {
        long number = number(INT_BYTES);
        refused |= number != (int) number;
        return number;
    }

    /** A variable-length number. */
    private long number(int mostBytes) {
        int next = bytes[at++];
        long zigzag = next & 0x7F;
        for (int i = 1; next < 0; i++) {
            if (i == mostBytes) {
                refused = true;
                return 0;
            }
            next = bytes[at++];
            zigzag |= (long) (next & 0x7F) << 7 * i;
        }
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    /** How many bytes follow; 0 where so many do not. */
    private int length() {
        long length = number(LONG_BYTES);
        if (length < 0 || length > bytes.length - at) {
            refused = true;
            return 0;
        }
        return (int) length;
    }

    private void text(DataType type, int column, EventRow into) {
        int length = length();
        int start = at;
        at += length;
        if (type.kind() == DataType.Kind.VARCHAR) {
            int points = Utf8.codePoints(bytes, start, at);
            refused |= points < 0 || column >= 0 && points > into.type(column).precision();
        }
        if (column >= 0) {
            into.setBytes(column, start, length);
        }
    }

    private void real(int column, EventRow into) {
        long bits = (long) LONGS.get(bytes, at);
        at += Double.BYTES;
        if (column >= 0) {
            refused |= !Double.isFinite(Double.longBitsToDouble(bits)) || bits == Long.MIN_VALUE;
            into.setNumber(column, bits);
        }
    }

    private void decimal(int column, EventRow into) {
        int length = length();
        int start = at;
        at += length;
        refused |= length == 0 || length > EventCodec.LONGEST_NUMBER;
        if (refused || column < 0) {
            return;
        }
        DataType type = into.type(column);
        if (!EventRow.isNumber(type)) {
            wide(column, type, Arrays.copyOfRange(bytes, start, at), into);
            return;
        }
        refused = length > Long.BYTES;
        long unscaled = bytes[start];
        for (int i = start + 1; i < at; i++) {
            unscaled = unscaled << 8 | bytes[i] & 0xFF;
        }
        long limit = POWERS[type.precision()];
        refused |= unscaled >= limit || unscaled <= -limit;
        into.setNumber(column, unscaled);
    }

    private void wide(int column, DataType type, byte[] unscaled, EventRow into) {
        BigDecimal value = new BigDecimal(new BigInteger(unscaled), type.scale());
        refused = value.precision() > type.precision();
        into.setDecimal(column, value);
    }
}
