package braid.ingest.http.request;

import braid.web.limit.Silence;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpStatus;

/** Reads bodies into memory, gunzips them, and stops as soon as one is larger than allowed, as sent or as decompressed. */
public final class BodyReader {
    private static final int FIRST_BYTES = 65_536;

    private final int maxBytes;
    private final int maxDecompressed;
    private final Duration timeout;

    /**
     * @param timeout how long a body may take to arrive
     */
    public BodyReader(int maxBytes, int maxDecompressed, Duration timeout, MemoryBudget memory) {
        this.timeout = timeout;
        this.maxBytes = Math.min(maxBytes, memory.bytes());
        this.maxDecompressed = Math.min(maxDecompressed, memory.bytes());
    }

    /**
     * The body of a request.
     *
     * @throws Problem 413 if it is too large, 408 if it comes too slowly, 415 for another encoding than gzip, 400 if it is not what its encoding says
     */
    public Body read(HttpServletRequest request, MemoryBudget.Lease lease) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge("as sent", request.getContentLengthLong() + "", maxBytes, "ingest.max.body.bytes");
        }
        InputStream sent = new Counted(request.getInputStream());
        String encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return readAll(sent, (int) request.getContentLengthLong(), maxBytes, lease);
        }
        if (!encoding.toLowerCase(Locale.ROOT).matches("gzip|x-gzip")) {
            throw Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Unknown encoding",
                    "Content-Encoding is '" + encoding + "', but ingest reads gzip and identity.");
        }
        try (InputStream unzipped = new GZIPInputStream(sent, FIRST_BYTES)) {
            return readAll(unzipped, -1, maxDecompressed, lease);
        } catch (ZipException | EOFException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "Not gzip",
                    "The body is not what Content-Encoding: gzip says: " + e.getMessage());
        }
    }

    private Body readAll(InputStream in, int expected, int most, MemoryBudget.Lease lease) throws IOException {
        int first = Math.min(most, expected < 0 ? FIRST_BYTES : expected);
        lease.grow(first);
        byte[] bytes = new byte[first];
        int length = 0;
        while (true) {
            int read = in.readNBytes(bytes, length, bytes.length - length);
            length += read;
            if (length < bytes.length) {
                return new Body(bytes, length);
            }
            int next = in.read();
            if (next < 0) {
                return new Body(bytes, length);
            }
            if (length == most) {
                throw tooLarge("after gunzip", "more than " + most, most, "ingest.max.decompressed.bytes");
            }
            int larger = (int) Math.min(most, Math.max(FIRST_BYTES, bytes.length * 2L));
            lease.grow(larger);
            bytes = Arrays.copyOf(bytes, larger);
            bytes[length++] = (byte) next;
        }
    }

    private static Problem tooLarge(String when, String bytes, int most, String key) {
        return Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "Body too large",
                        "The body takes " + bytes + " bytes " + when + ", but at most " + most + " are read (" + key
                                + ", and a quarter of ingest's heap). Nothing was accepted; send smaller batches.")
                .with(Map.of("limit", key));
    }

    private Problem tooSlow() {
        return Problem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "Body too slow",
                        "The body did not arrive within " + timeout.toMillis()
                                + " ms (http.body.timeout.ms), or nothing of it for http.idle.ms. Nothing was accepted.")
                .with(Map.of("limit", "http.body.timeout.ms"));
    }

    /** Stops a body without a Content-Length when it has sent too much. */
    private final class Counted extends FilterInputStream {
        private final long begun = System.nanoTime();
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                add(Math.max(0, read));
                return read;
            } catch (IOException e) {
                if (Silence.ended(e)) {
                    throw tooSlow();
                }
                throw e;
            }
        }

        private void add(int read) {
            count += read;
            if (System.nanoTime() - begun > timeout.toNanos()) {
                throw tooSlow();
            }
            if (count > maxBytes) {
                throw tooLarge("as sent", "more than " + maxBytes, maxBytes, "ingest.max.body.bytes");
            }
        }
    }
}
