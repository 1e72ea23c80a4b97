package braid.answer.side;

import java.util.Optional;

/** A side of the merge that goes on giving exact answers while its store is away, each as it was. */
public interface MayStandStill {
    /** In words, what keeps it from showing more; empty where nothing does. Does not block. */
    default Optional<String> standsStill() {
        return Optional.empty();
    }
}
