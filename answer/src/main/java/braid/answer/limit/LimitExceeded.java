package braid.answer.limit;

import braid.core.view.EnvironmentName;
import java.time.Duration;

/** An answer would have taken more than it may. It was given up and its reads were cancelled in both stores; the message says what to do. */
public final class LimitExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final long MEBI = 1L << 20;

    /** What can be exceeded, with the key that sets it. */
    public enum Limit {
        /** Rows in an answer. */
        ROWS("serving.max.rows"),
        /** Stored rows that an answer is made from. */
        SCANNED_ROWS("serving.max.scan.rows"),
        /** Time for an answer. */
        TIME("serving.query.timeout.ms"),
        /** Time for an answer as of an earlier cut. */
        PAST_TIME("serving.as.of.timeout.ms"),
        /** Memory that an answer takes while it is made. */
        MEMORY("serving.query.memory.mb"),
        /** Answers that are made at the same time. */
        QUERIES("serving.max.queries"),
        /** Connections of the warehouse. */
        CONNECTIONS("warehouse.pool.size");

        private final String key;

        Limit(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    private final Limit limit;

    private LimitExceeded(Limit limit, String what, String otherwise) {
        super(what + " " + otherwise + ", or raise " + limit.key() + " (" + EnvironmentName.of(limit.key()) + ").");
        this.limit = limit;
    }

    public Limit limit() {
        return limit;
    }

    public static LimitExceeded rows(long most) {
        return new LimitExceeded(Limit.ROWS, "The answer has more than " + most + " rows.", "Add LIMIT or a condition");
    }

    static LimitExceeded scannedRows(String view, long most) {
        return new LimitExceeded(
                Limit.SCANNED_ROWS,
                "The rows of " + view + " that the filter passes are more than " + most + ".",
                "Limit the keys or the window");
    }

    public static LimitExceeded time(Duration allowed) {
        return new LimitExceeded(
                Limit.TIME,
                "The query took longer than " + allowed.toMillis() + " ms and was given up.",
                "Limit keys or window_start in its WHERE");
    }

    /** The same limit for an answer as of an earlier cut, which has a time of its own. */
    public LimitExceeded ofPast(Duration allowed) {
        return limit != Limit.TIME
                ? this
                : new LimitExceeded(
                        Limit.PAST_TIME,
                        "Computing the answer as of an earlier cut took longer than " + allowed.toMillis()
                                + " ms and was given up.",
                        "Limit the keys or the window");
    }

    public static LimitExceeded memory(long bytes) {
        return new LimitExceeded(
                Limit.MEMORY,
                "The query needs more than the " + bytes / MEBI
                        + " MiB of memory that one query may take and was given up.",
                "Limit keys or window_start in its WHERE, or aggregate before joining");
    }

    public static LimitExceeded connections(int most) {
        return new LimitExceeded(
                Limit.CONNECTIONS,
                "All " + most + " connections to the warehouse are in use.",
                "Ask again in a moment");
    }

    public static LimitExceeded queries(int most) {
        return new LimitExceeded(
                Limit.QUERIES,
                most + " questions are being answered, and no more are at the same time.",
                "Ask again in a moment");
    }
}
