package braid.ingest.http.request;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request that is answered with an error: status, title and detail, and further members of the problem (RFC 9457). */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String title;
    private final transient Map<String, Object> members;
    private final int retryAfterSeconds;

    private Problem(
            HttpStatus status, String title, String detail, Map<String, Object> members, int retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.members = members;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem of(HttpStatus status, String title, String detail) {
        return new Problem(status, title, detail, Map.of(), 0);
    }

    public Problem with(Map<String, Object> further) {
        return new Problem(status, title, getMessage(), further, retryAfterSeconds);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(status, title, getMessage(), members, seconds);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public Map<String, Object> members() {
        return members;
    }

    /** Seconds after which the request may be tried again; 0 for no advice. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
