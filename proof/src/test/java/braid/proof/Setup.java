package braid.proof;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * What a schedule begins with.
 *
 * @param partitions of each source
 * @param faults of ten requests, about how many do not end well
 * @param budget of a reader's memory, in bytes: none at all, so that what was asked for leaves at once, or enough
 * @param bugs what is broken on purpose; empty for the protocol as it is
 */
record Setup(int partitions, int instances, int readers, int buckets, int faults, long budget, Set<Bug> bugs) {
    static Setup random(Random random, Bug bug) {
        return new Setup(
                1 + random.nextInt(2),
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                random.nextInt(4),
                random.nextBoolean() ? 0 : 1 << 20,
                bug == null ? EnumSet.noneOf(Bug.class) : EnumSet.of(bug));
    }
}
