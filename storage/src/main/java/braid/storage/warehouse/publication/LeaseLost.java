package braid.storage.warehouse.publication;

/** This process has lost the right to write cuts to another; what it was doing is dropped, and its successor does it again. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(String pipeline, String holder) {
        super("The lease of pipeline " + pipeline + " is no longer " + holder
                + "'s: another batch layer has taken over. Nothing of this run was published.");
    }
}
