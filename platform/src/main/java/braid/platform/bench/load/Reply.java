package braid.platform.bench.load;

import java.net.http.HttpResponse;

/**
 * What became of one request.
 *
 * @param detail why it failed; null unless it did
 */
public record Reply(Kind kind, String detail) {
    private static final Reply ANSWERED = new Reply(Kind.ANSWERED, null);
    private static final Reply REFUSED = new Reply(Kind.REFUSED, null);
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_DETAIL = 200;

    /** A refusal is the door's own word that it has too much to do (429); whatever else is no answer is a failure. */
    public enum Kind {
        ANSWERED,
        REFUSED,
        FAILED
    }

    static Reply of(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case OK -> ANSWERED;
            case TOO_MANY_REQUESTS -> REFUSED;
            default -> failed(response.statusCode() + " " + response.body());
        };
    }

    static Reply failed(String detail) {
        return new Reply(Kind.FAILED, detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())));
    }
}
