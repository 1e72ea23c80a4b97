package braid.serving.store;

/** Whether a store answered when it was last asked. Safe for use by several threads. */
public final class Health {
    private volatile String problem = "not reached yet";
    private volatile boolean everUp;

    void up() {
        everUp = true;
        problem = null;
    }

    void down(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        problem = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    public boolean isUp() {
        return problem == null;
    }

    /** Whether it has answered since this process started. */
    public boolean wasUp() {
        return everUp;
    }

    /** What is wrong, or {@code null} if nothing is. */
    public String problem() {
        return problem;
    }
}
