package braid.ingest.append;

/**
 * The broker did not acknowledge all records of a request in time; sending the request again may deliver some events twice, unless none
 * was acknowledged and none is uncertain.
 */
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int records;
    private final int acknowledged;
    private final int uncertain;

    LogUnavailable(String reason, int records, int acknowledged, int uncertain) {
        super(reason);
        this.records = records;
        this.acknowledged = acknowledged;
        this.uncertain = uncertain;
    }

    /** Records of the request, rejected events included. */
    public int records() {
        return records;
    }

    /** Records that are in the log. */
    public int acknowledged() {
        return acknowledged;
    }

    /** Records that were handed to the client and may or may not be in the log. */
    public int uncertain() {
        return uncertain;
    }
}
