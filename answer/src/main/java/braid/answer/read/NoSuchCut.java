package braid.answer.read;

import braid.core.view.EnvironmentName;
import java.util.List;

/** A cut that was asked for is not there; the message says which are. */
public final class NoSuchCut extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String KEPT = "batch.keep.cuts.hours";

    private final boolean expired;
    private final transient List<Long> cuts;

    /**
     * @param expired whether it was there once
     * @param cuts that can be asked for, in order
     */
    public NoSuchCut(long cut, boolean expired, List<Long> cuts) {
        super((expired
                        ? "Cut " + cut + " has expired: its state of the master dataset was removed " + KEPT + " ("
                                + EnvironmentName.of(KEPT) + ") after it was landed."
                        : "Cut " + cut + " was never published.")
                + (cuts.isEmpty()
                        ? " There is none yet: run the batch layer (braid batch run)."
                        : " asOfCut can be one of " + cuts.size() + (cuts.size() == 1 ? " cut: " : " cuts from ")
                                + cuts.get(0) + (cuts.size() == 1 ? "." : " to " + cuts.get(cuts.size() - 1) + ".")));
        this.expired = expired;
        this.cuts = List.copyOf(cuts);
    }

    public boolean expired() {
        return expired;
    }

    public List<Long> cuts() {
        return cuts;
    }
}
