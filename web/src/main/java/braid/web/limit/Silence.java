package braid.web.limit;

import java.io.IOException;
import java.net.SocketTimeoutException;

/** Reads that failed because nothing came for {@code http.idle.ms}: Tomcat tells them as it tells a client that has gone. */
public final class Silence {
    private Silence() {}

    /** Whether the client was there, and sent nothing. */
    public static boolean ended(IOException read) {
        for (Throwable cause = read; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
