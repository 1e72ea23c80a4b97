package braid.storage.realtime;

/** A row was overwritten twice while it was being read, so its state at the progress is gone. Read the progress again and start over. */
public final class ProgressMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProgressMoved(String row) {
        super("The row " + row + " has moved past the progress it was to be read at", null, false, false);
    }
}
