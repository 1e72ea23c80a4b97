package braid.answer.rows.request;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that cannot be answered as it is; the message says what was asked, what is allowed and what would be right. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, Object> details;

    private BadRequest(int status, String message, Map<String, Object> details) {
        super(message);
        this.status = status;
        this.details = details;
    }

    public BadRequest(String message) {
        this(400, message, Map.of());
    }

    /** A wrong request, with members for the problem document that a program can use. */
    public BadRequest(String message, Map<String, Object> details) {
        this(400, message, details);
    }

    /**
     * A mistake in a text.
     *
     * @param line where it is, from 1
     * @param column in the line, from 1
     */
    public static BadRequest at(int line, int column, String message) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("line", line);
        place.put("column", column);
        return new BadRequest("Line " + line + ", column " + column + ": " + message, place);
    }

    /** Something that does not exist was asked for. */
    public static BadRequest notFound(String message) {
        return new BadRequest(404, message, Map.of());
    }

    /** The HTTP status: 400 or 404. */
    public int status() {
        return status;
    }

    public Map<String, Object> details() {
        return details;
    }
}
