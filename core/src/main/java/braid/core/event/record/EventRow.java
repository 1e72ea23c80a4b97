package braid.core.event.record;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The event that a {@link RecordReader} read last, without an object for each value: what fits a {@code long} is one, and text stays the
 * UTF-8 bytes that it was written in.
 *
 * <p>Columns are numbered as the source's. Valid until the next event is read into it; the event's bytes must not change meanwhile. Not
 * safe for use by several threads.
 */
public final class EventRow implements LogRecord.Event {
    /** Digits of the longest DECIMAL whose values all fit a {@code long}. */
    public static final int LONG_DIGITS = 18;

    private final DataType[] types;
    private final boolean[] nullable;
    private final boolean[] nulls;
    private final long[] numbers;
    private final int[] starts;
    private final int[] lengths;
    private final BigDecimal[] wide;
    private byte[] bytes;
    private Object[] row;

    public EventRow(Source source) {
        types = source.columns().stream().map(Column::type).toArray(DataType[]::new);
        nullable = new boolean[types.length];
        for (int i = 0; i < types.length; i++) {
            nullable[i] = source.columns().get(i).nullable();
        }
        nulls = new boolean[types.length];
        numbers = new long[types.length];
        starts = new int[types.length];
        lengths = new int[types.length];
        wide = new BigDecimal[types.length];
    }

    /** Whether a type's values are held as {@link #number}: DECIMALs up to 18 digits are, as all that is no text and no wide DECIMAL. */
    public static boolean isNumber(DataType type) {
        return switch (type.kind()) {
            case VARCHAR, BYTES -> false;
            case DECIMAL -> type.precision() <= LONG_DIGITS;
            default -> true;
        };
    }

    void begin(byte[] event) {
        bytes = event;
        row = null;
    }

    DataType type(int column) {
        return types[column];
    }

    boolean isNullable(int column) {
        return nullable[column];
    }

    void setNull(int column) {
        nulls[column] = true;
        numbers[column] = 0;
        lengths[column] = 0;
    }

    void setNumber(int column, long number) {
        nulls[column] = false;
        numbers[column] = number;
    }

    void setBytes(int column, int start, int length) {
        nulls[column] = false;
        starts[column] = start;
        lengths[column] = length;
    }

    void setDecimal(int column, BigDecimal value) {
        nulls[column] = false;
        wide[column] = value;
    }

    public boolean isNull(int column) {
        return nulls[column];
    }

    /**
     * The value of a column for which {@link #isNumber} holds: an INTEGER or BIGINT itself, days of a DATE, milliseconds of a TIMESTAMP, 1 for
     * TRUE and 0 for FALSE, the unscaled value of a DECIMAL, the bits of a DOUBLE. 0 for NULL.
     */
    public long number(int column) {
        return numbers[column];
    }

    /** The value of a DOUBLE; 0 for NULL. */
    public double real(int column) {
        return Double.longBitsToDouble(numbers[column]);
    }

    /** The value of a DECIMAL of more than 18 digits; not defined for NULL. */
    public BigDecimal decimal(int column) {
        return wide[column];
    }

    /** The event, in which {@link #start} and {@link #length} find texts. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a text begins in {@link #bytes}. */
    public int start(int column) {
        return starts[column];
    }

    /** How many bytes of UTF-8 a text has; 0 for NULL. */
    public int length(int column) {
        return lengths[column];
    }

    /** All values, as {@link DataType.Kind} says: made when it is asked for, once for each event. */
    @Override
    public Object[] row() {
        if (row == null) {
            Object[] values = new Object[types.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = nulls[i] ? null : value(i);
            }
            row = values;
        }
        return row;
    }

    private Object value(int column) {
        DataType type = types[column];
        return switch (type.kind()) {
            case VARCHAR -> new String(bytes, starts[column], lengths[column], StandardCharsets.UTF_8);
            case BYTES -> Arrays.copyOfRange(bytes, starts[column], starts[column] + lengths[column]);
            case DECIMAL -> isNumber(type) ? BigDecimal.valueOf(numbers[column], type.scale()) : wide[column];
            case BOOLEAN -> numbers[column] != 0;
            case INTEGER, DATE -> (int) numbers[column];
            case BIGINT, TIMESTAMP -> numbers[column];
            case DOUBLE -> real(column);
        };
    }
}
