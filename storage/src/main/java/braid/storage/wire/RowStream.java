package braid.storage.wire;

import braid.core.event.GroupCodec;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.view.View;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of one view as bytes, one behind the other, so that neither side holds more than one. The end says which partitions of the view's
 * state the rows are of; a stream that was broken off has no end and is refused.
 *
 * <p>A row is its group (length and {@link GroupCodec}'s bytes, window start 0), its window start, and its partial aggregates (length and
 * bytes). The end is a length of 0, the number of rows, the number of partitions that the view has, and those that these rows are all of.
 */
public final class RowStream {
    private static final int LONGEST = 1 << 26;

    private RowStream() {}

    /**
     * What a stream ended with.
     *
     * @param partitions whose rows these are, all of them
     * @param of how many partitions the view's state has
     */
    public record End(long rows, Set<Integer> partitions, int of) {}

    /** Takes the rows that are read. */
    @FunctionalInterface
    public interface Taker {
        /** @param bytes that the row took in the stream */
        void take(GroupRow row, int bytes);
    }

    /** Writes one stream. */
    public static final class Writer {
        private final DataOutputStream out;
        private long rows;

        public Writer(OutputStream out) {
            this.out = new DataOutputStream(out);
        }

        /**
         * @param group as {@link GroupCodec} encodes it with window start 0
         * @param partials as {@link GroupCodec} encodes them
         */
        public void row(byte[] group, long windowStart, byte[] partials) throws IOException {
            out.writeInt(group.length);
            out.write(group);
            out.writeLong(windowStart);
            out.writeInt(partials.length);
            out.write(partials);
            rows++;
        }

        public void end(Collection<Integer> partitions, int of) throws IOException {
            out.writeInt(0);
            out.writeLong(rows);
            out.writeInt(of);
            out.writeInt(partitions.size());
            for (int partition : partitions) {
                out.writeInt(partition);
            }
            out.flush();
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param taker may stop the reading by throwing
     * @throws EOFException if the stream was broken off
     * @throws braid.core.event.UnknownSchema if another definition of the view wrote it
     */
    public static End read(InputStream stream, View view, Taker taker) throws IOException {
        try {
            return readToEnd(stream, view, taker);
        } catch (EOFException e) {
            throw new EOFException("the rows of " + view.name() + " broke off before their end");
        }
    }

    private static End readToEnd(InputStream stream, View view, Taker taker) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        GroupCodec codec = new GroupCodec(view);
        long rows = 0;
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            byte[] group = bytes(in, length);
            long windowStart = in.readLong();
            byte[] partials = bytes(in, in.readInt());
            GroupKey key = new GroupKey(windowStart, codec.decodeGroup(group).values());
            taker.take(new GroupRow(key, codec.decodePartials(partials)), group.length + partials.length);
            rows++;
        }
        if (in.readLong() != rows) {
            throw new EOFException();
        }
        int of = in.readInt();
        Set<Integer> partitions = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            partitions.add(in.readInt());
        }
        return new End(rows, partitions, of);
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new IOException("Not a stream of rows: a length of " + length);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
