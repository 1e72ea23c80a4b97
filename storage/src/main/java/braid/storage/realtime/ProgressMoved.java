package braid.storage.realtime;

/** A row has been overwritten so often while it was being read that its state at the progress is gone. Read the progress again. */
public final class ProgressMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProgressMoved(Object version) {
        this("The state of " + version + " at the progress is gone");
    }

    public ProgressMoved(String what) {
        super(what, null, false, false);
    }
}
