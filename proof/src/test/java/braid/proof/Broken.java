package braid.proof;

import braid.core.segment.SegmentStore;
import java.util.Set;

/** A store as it looks to somebody who breaks a rule. */
final class Broken {
    private Broken() {}

    static SegmentStore forInstance(SegmentStore door, Set<Bug> bugs) {
        if (bugs.contains(Bug.EPOCHS_GO_DOWN)) {
            return new CarelessFollower(door, Bug.EPOCHS_GO_DOWN);
        }
        return bugs.isEmpty() ? door : new CarelessOwner(door, bugs.iterator().next());
    }

    static SegmentStore forReader(SegmentStore door, Set<Bug> bugs) {
        return bugs.isEmpty()
                ? door
                : new CarelessFollower(door, bugs.iterator().next());
    }
}
