package braid.web.limit;

import braid.core.view.EnvironmentName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a body into memory, up to a size and for so long. */
public final class BodyLimit {
    /** The setting. */
    public static final String TIMEOUT = "http.body.timeout.ms";

    private static final int CHUNK = 16_384;

    private final int bytes;
    private final String key;
    private final Duration timeout;

    BodyLimit(int bytes, String key, Duration timeout) {
        this.bytes = bytes;
        this.key = key;
        this.timeout = timeout;
    }

    /**
     * @throws TooMuch 413 if it is too large, 408 if it comes too slowly
     */
    byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > bytes) {
            throw tooLarge(Long.toString(request.getContentLengthLong()));
        }
        long begun = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        InputStream in = request.getInputStream();
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                body.write(chunk, 0, read);
                if (body.size() > bytes) {
                    throw tooLarge("more than " + bytes);
                }
                if (System.nanoTime() - begun > timeout.toNanos()) {
                    throw tooSlow();
                }
            }
        } catch (IOException e) {
            if (Silence.ended(e)) {
                throw tooSlow();
            }
            throw e;
        }
        return body.toByteArray();
    }

    private TooMuch tooLarge(String given) {
        return new TooMuch(
                HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                key,
                "The body has " + given + " bytes, but may have " + bytes + " at most. Send less, or raise " + key
                        + " (" + EnvironmentName.of(key) + ").");
    }

    private TooMuch tooSlow() {
        return new TooMuch(HttpServletResponse.SC_REQUEST_TIMEOUT, TIMEOUT, slow(timeout));
    }

    /** What a client is told whose body does not come. */
    public static String slow(Duration timeout) {
        return "The body did not arrive within " + timeout.toMillis() + " ms, or nothing of it for http.idle.ms."
                + " Send it faster, or raise " + TIMEOUT + " (" + EnvironmentName.of(TIMEOUT) + ").";
    }
}
