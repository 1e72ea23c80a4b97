package braid.lab.bench.load;

import java.net.http.HttpResponse;

/**
 * What became of one request.
 *
 * @param detail why it failed; null unless it did
 */
public record LoadReply(Kind kind, String detail) {
    private static final LoadReply ANSWERED = new LoadReply(Kind.ANSWERED, null);
    private static final LoadReply REFUSED = new LoadReply(Kind.REFUSED, null);
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_DETAIL = 200;

    /** A refusal is the door's own word that it has too much to do (429); whatever else is no answer is a failure. */
    public enum Kind {
        ANSWERED,
        REFUSED,
        FAILED
    }

    static LoadReply of(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case OK -> ANSWERED;
            case TOO_MANY_REQUESTS -> REFUSED;
            default -> failed(response.statusCode() + " " + response.body());
        };
    }

    static LoadReply failed(String detail) {
        return new LoadReply(Kind.FAILED, detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())));
    }
}
