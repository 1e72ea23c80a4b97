package braid.terminal;

/** How a command prints its answer. */
public enum OutputFormat {
    /** Columns that line up, numbers at the right. */
    TABLE,
    /** One JSON document. */
    JSON,
    /** RFC 4180, with a header line. */
    CSV;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
