package braid.serving.merge;

/** An answer would have to be made from more stored rows than are allowed. */
public final class TooManyRows extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyRows(String view, long most) {
        super("The rows of " + view + " that the filter passes are more than " + most
                + ". Limit the keys or the window, or raise serving.max.scan.rows (BRAID_SERVING_MAX_SCAN_ROWS).");
    }
}
