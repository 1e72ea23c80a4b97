package braid.core.event;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Encodes and decodes the events of one source: the bytes {@code C3 01}, the schema's fingerprint (8 bytes, little-endian), the Avro
 * body.
 *
 * <p>{@code decode(encode(row))} is {@code row}. An event written before a nullable column was added is read with NULL in it; a column
 * that the source no longer declares is passed over. Goes straight from row to bytes, without Avro's generic records. Not safe for use
 * by several threads.
 *
 * <p>Source: Avro specification, "Single-object encoding".
 */
public final class EventCodec {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bytes before the body. */
    public static final int HEADER = 10;

    /** Bytes of a DECIMAL: more than any sum has; to count the digits of a megabyte would take minutes. */
    public static final int LONGEST_NUMBER = 64;

    private final Source source;
    private final long fingerprint;
    private final LongFunction<Schema> schemas;
    private final Map<Long, WriterPlan> plans = new HashMap<>();
    /** Of the event that was read last: mostly the next one's, too. */
    private long lastWriter;

    private WriterPlan lastPlan;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    /** A codec that knows only the source's own schema. */
    public EventCodec(Source source) {
        this(source, fingerprint -> null);
    }

    /**
     * @param schemas finds the schema of a fingerprint that is not the source's own, or gives {@code null}
     */
    public EventCodec(Source source, LongFunction<Schema> schemas) {
        this.source = source;
        this.schemas = schemas;
        this.fingerprint = Schemas.fingerprint(Schemas.of(source));
        lastWriter = fingerprint;
        lastPlan = WriterPlan.of(source.columns(), source);
        plans.put(fingerprint, lastPlan);
    }

    /** Whether a record's value is an event, judged by its first two bytes. */
    public static boolean isEvent(byte[] value) {
        return value != null && value.length >= HEADER && value[0] == (byte) 0xC3 && value[1] == 0x01;
    }

    /** The fingerprint of the schema that an event was written with. */
    public static long fingerprint(byte[] event) {
        return (long) LONGS.get(event, 2);
    }

    /** The event's bytes; {@code row} holds a value for each column, as {@link DataType.Kind} says. */
    public byte[] encode(Object[] row) {
        return encodeLeading(row, source.columns().size());
    }

    /** The bytes with which every event begins, and no other, that has the same values in its first columns. */
    byte[] encodeLeading(Object[] row, int count) {
        bytes.reset();
        byte[] header = ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(fingerprint)
                .array();
        bytes.write(header, 0, HEADER);
        try {
            encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
            List<Column> columns = source.columns();
            for (int i = 0; i < count; i++) {
                write(columns.get(i), row[i]);
            }
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The row of an event.
     *
     * @throws UnknownSchema if its schema is not known; may succeed later, when the schema topic has been read further
     * @throws NotAnEvent if the bytes are not exactly one row of that schema, or the schema is not one of this source
     */
    public Object[] decode(byte[] event) {
        if (!isEvent(event)) {
            throw new NotAnEvent("it does not begin with Avro's single-object marker and a fingerprint");
        }
        return decode(event, plan(fingerprint(event)));
    }

    public Object[] decode(byte[] event, WriterPlan plan) {
        Object[] row = new Object[source.columns().size()];
        decoder = DecoderFactory.get().binaryDecoder(event, HEADER, event.length - HEADER, decoder);
        int at = 0;
        try {
            for (; at < plan.types().length; at++) {
                Object value = plan.nullable()[at] && isNull() ? null : read(plan.types()[at]);
                if (plan.targets()[at] >= 0) {
                    row[plan.targets()[at]] = value;
                }
            }
            if (!decoder.isEnd()) {
                throw new NotAnEvent("more bytes follow after its last column");
            }
        } catch (EOFException e) {
            throw new NotAnEvent("its bytes end within column " + plan.names()[at]);
        } catch (IOException | AvroRuntimeException | UnsupportedOperationException | IndexOutOfBoundsException e) {
            throw new NotAnEvent("column " + plan.names()[at] + " cannot be read: " + e.getMessage());
        }
        return row;
    }

    private boolean isNull() throws IOException {
        int branch = decoder.readIndex();
        if (branch != 0 && branch != 1) {
            throw new IOException("neither NULL nor a value, but branch " + branch);
        }
        return branch == 0;
    }

    /**
     * How to read what a writer with this schema wrote.
     *
     * @throws UnknownSchema if the schema is not known
     * @throws NotAnEvent if it is not one of this source
     */
    public WriterPlan plan(long writer) {
        if (writer == lastWriter) {
            return lastPlan;
        }
        WriterPlan plan = plans.get(writer);
        if (plan == null) {
            Schema schema = schemas.apply(writer);
            if (schema == null) {
                throw new UnknownSchema(writer);
            }
            plan = WriterPlan.of(Schemas.columnsFor(source, schema), source);
            plans.put(writer, plan);
        }
        lastWriter = writer;
        lastPlan = plan;
        return plan;
    }

    private void write(Column column, Object value) throws IOException {
        if (column.nullable()) {
            encoder.writeIndex(value == null ? 0 : 1);
            if (value == null) {
                return;
            }
        }
        switch (column.type().kind()) {
            case VARCHAR -> encoder.writeString((String) value);
            case BOOLEAN -> encoder.writeBoolean((Boolean) value);
            case INTEGER, DATE -> encoder.writeInt((Integer) value);
            case BIGINT, TIMESTAMP -> encoder.writeLong((Long) value);
            case DOUBLE -> encoder.writeDouble((Double) value);
            case DECIMAL ->
                encoder.writeBytes(((BigDecimal) value).unscaledValue().toByteArray());
            case BYTES -> encoder.writeBytes((byte[]) value);
        }
    }

    private Object read(DataType type) throws IOException {
        return switch (type.kind()) {
            case VARCHAR -> text(decoder.readBytes(null));
            case BOOLEAN -> decoder.readBoolean();
            case INTEGER, DATE -> decoder.readInt();
            case BIGINT, TIMESTAMP -> decoder.readLong();
            case DOUBLE -> decoder.readDouble();
            case DECIMAL -> decimal(decoder.readBytes(null), type.scale());
            case BYTES -> decoder.readBytes(null).array();
        };
    }

    /** Java puts U+FFFD where bytes are no UTF-8; a text that has it is encoded again to see whether it was there before. */
    private static String text(ByteBuffer utf8) throws IOException {
        String text = new String(utf8.array(), 0, utf8.limit(), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0
                && !ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).equals(utf8)) {
            throw new IOException("not UTF-8");
        }
        return text;
    }

    private static BigDecimal decimal(ByteBuffer unscaled, int scale) throws IOException {
        if (!unscaled.hasRemaining()) {
            throw new IOException("a number without digits");
        }
        if (unscaled.remaining() > LONGEST_NUMBER) {
            throw new IOException("a number of " + unscaled.remaining() + " bytes");
        }
        if (unscaled.remaining() <= Long.BYTES) {
            long value = unscaled.get(unscaled.position());
            for (int i = unscaled.position() + 1; i < unscaled.limit(); i++) {
                value = value << 8 | unscaled.get(i) & 0xFF;
            }
            return BigDecimal.valueOf(value, scale);
        }
        byte[] big = new byte[unscaled.remaining()];
        unscaled.get(big);
        return new BigDecimal(new BigInteger(big), scale);
    }
}
