package braid.tools.send;

import braid.tools.client.DeliveryFailed;
import braid.tools.importer.FileImport;
import braid.tools.rows.FirstLine;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An open file, or standard input for {@code -}: unzipped if its first bytes say gzip, and with a count of the bytes read so far. */
public final class InputFile implements AutoCloseable {
    private final Counted counted;
    private final BufferedReader reader;

    /**
     * @param encoding of its text
     * @throws DeliveryFailed if it is encoded otherwise, and that shows at its beginning
     */
    public InputFile(String name, Charset encoding) throws IOException {
        this.counted = new Counted(name.equals("-") ? System.in : Files.newInputStream(Path.of(name)));
        this.reader = new BufferedReader(new InputStreamReader(unzipped(counted), encoding.newDecoder()), 1 << 16);
        try {
            skipByteOrderMark();
        } catch (CharacterCodingException e) {
            throw FileImport.undecodable(0);
        }
    }

    public BufferedReader reader() {
        return reader;
    }

    /** The first character that is not blank; 0 where there is none near. */
    public char first() throws IOException {
        String line = FirstLine.of(reader).strip();
        return line.isEmpty() ? 0 : line.charAt(0);
    }

    /** Whether the first line is the beginning of a JSON value that goes on in the next. */
    public boolean isJsonOverLines() throws IOException {
        return FirstLine.of(reader).strip().equals("{");
    }

    /** Bytes of the file that are read, before unzipping. */
    long bytesRead() {
        return counted.count;
    }

    private void skipByteOrderMark() throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        boolean zipped = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
        return zipped ? new GZIPInputStream(peeked, 1 << 16) : peeked;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static final class Counted extends FilterInputStream {
        private volatile long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
