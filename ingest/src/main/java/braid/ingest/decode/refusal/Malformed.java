package braid.ingest.decode.refusal;

/** A body that is not what it says it is, so that nothing of it is accepted; the message says where. Sending it again will not help. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line from 1
     * @param column from 1
     */
    public Malformed(String reason, int line, int column) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
