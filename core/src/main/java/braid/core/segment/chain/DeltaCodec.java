package braid.core.segment.chain;

import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * The groups of a delta as bytes, column by column: the number of groups; the starts of their windows, each as the difference to the one
 * before; then each key and each column of the accumulators, its NULLs as bits before its values. Numbers and lengths are Avro's
 * variable-length longs, a DECIMAL is its unscaled value. In front stand a byte for the form and the CRC-32C of all that follows.
 *
 * <p>Stateless: safe for use by several threads.
 */
public final class DeltaCodec {
    private static final byte FORM = 1;
    private static final int HEADER = 1 + Integer.BYTES;

    private final String view;
    private final DataType[] keys;
    private final DataType[] columns;

    public DeltaCodec(View view) {
        this.view = view.name();
        keys = view.keys().stream().map(key -> key.type()).toArray(DataType[]::new);
        columns = view.accumulatorColumns().stream().map(Column::type).toArray(DataType[]::new);
    }

    public byte[] encode(List<GroupRow> groups) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(HEADER + 64 * groups.size());
        bytes.write(FORM);
        bytes.writeBytes(new byte[Integer.BYTES]);
        try {
            BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
            out.writeLong(groups.size());
            long before = 0;
            for (GroupRow group : groups) {
                out.writeLong(group.key().windowStart() - before);
                before = group.key().windowStart();
            }
            for (int i = 0; i < keys.length; i++) {
                int column = i;
                write(out, keys[i], groups, group -> group.key().values()[column]);
            }
            for (int i = 0; i < columns.length; i++) {
                int column = i;
                write(out, columns[i], groups, group -> group.accumulators()[column]);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] blob = bytes.toByteArray();
        ByteBuffer.wrap(blob).putInt(1, checksum(blob));
        return blob;
    }

    /** @throws IllegalStateException if the bytes are not what was written */
    public List<GroupRow> decode(byte[] blob) {
        if (blob.length < HEADER || blob[0] != FORM) {
            throw damaged("begins with " + (blob.length == 0 ? "nothing" : "byte " + blob[0]) + ", not with " + FORM);
        }
        if (ByteBuffer.wrap(blob).getInt(1) != checksum(blob)) {
            throw damaged("does not have its checksum");
        }
        try {
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(blob, HEADER, blob.length - HEADER, null);
            int count = Math.toIntExact(in.readLong());
            long[] windows = new long[count];
            long before = 0;
            for (int i = 0; i < count; i++) {
                before += in.readLong();
                windows[i] = before;
            }
            Object[][] key = new Object[count][keys.length];
            for (int i = 0; i < keys.length; i++) {
                read(in, keys[i], key, i);
            }
            Object[][] accumulators = new Object[count][columns.length];
            for (int i = 0; i < columns.length; i++) {
                read(in, columns[i], accumulators, i);
            }
            List<GroupRow> groups = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                groups.add(new GroupRow(new GroupKey(windows[i], key[i]), accumulators[i]));
            }
            return groups;
        } catch (IOException e) {
            throw damaged(e.toString());
        }
    }

    private IllegalStateException damaged(String how) {
        return new IllegalStateException("A delta of view " + view + " is damaged: it " + how
                + ". Restore the store from its copies, or start over with `braid reset`.");
    }

    private static int checksum(byte[] blob) {
        CRC32C crc = new CRC32C();
        crc.update(blob, HEADER, blob.length - HEADER);
        return (int) crc.getValue();
    }

    /** A column of some groups. */
    @FunctionalInterface
    private interface Cell {
        Object of(GroupRow group);
    }

    private static void write(BinaryEncoder out, DataType type, List<GroupRow> groups, Cell cell) throws IOException {
        byte[] nulls = new byte[(groups.size() + 7) / 8];
        for (int i = 0; i < groups.size(); i++) {
            if (cell.of(groups.get(i)) == null) {
                nulls[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        out.writeFixed(nulls);
        for (GroupRow group : groups) {
            Object value = cell.of(group);
            if (value != null) {
                write(out, type, value);
            }
        }
    }

    private static void write(BinaryEncoder out, DataType type, Object value) throws IOException {
        switch (type.kind()) {
            case VARCHAR -> out.writeString((String) value);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INTEGER, DATE -> out.writeInt((Integer) value);
            case BIGINT, TIMESTAMP -> out.writeLong((Long) value);
            case DOUBLE -> out.writeDouble((Double) value);
            case DECIMAL -> out.writeBytes(((BigDecimal) value).unscaledValue().toByteArray());
            case BYTES -> out.writeBytes((byte[]) value);
        }
    }

    private static void read(BinaryDecoder in, DataType type, Object[][] rows, int column) throws IOException {
        byte[] nulls = new byte[(rows.length + 7) / 8];
        in.readFixed(nulls);
        for (int i = 0; i < rows.length; i++) {
            rows[i][column] = (nulls[i >> 3] & 1 << (i & 7)) != 0 ? null : read(in, type);
        }
    }

    private static Object read(BinaryDecoder in, DataType type) throws IOException {
        return switch (type.kind()) {
            case VARCHAR -> in.readString();
            case BOOLEAN -> in.readBoolean();
            case INTEGER, DATE -> in.readInt();
            case BIGINT, TIMESTAMP -> in.readLong();
            case DOUBLE -> in.readDouble();
            case DECIMAL -> new BigDecimal(new BigInteger(bytes(in)), type.scale());
            case BYTES -> bytes(in);
        };
    }

    private static byte[] bytes(BinaryDecoder in) throws IOException {
        ByteBuffer buffer = in.readBytes(null);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
