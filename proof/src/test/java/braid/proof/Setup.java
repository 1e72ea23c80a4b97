package braid.proof;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * What a schedule begins with.
 *
 * @param partitions of each source
 * @param carried bytes of deltas that lie in a flush itself, at most: none, or those of a few groups, or all
 * @param faults of ten requests, about how many do not end well
 * @param news in ten turns, how often an instance hears what it was given and what was taken from it
 * @param budget of a reader's memory, in bytes: none at all, so that what was asked for leaves at once, or enough
 * @param bugs what is broken on purpose; empty for the protocol as it is
 */
record Setup(
        int partitions,
        int instances,
        int readers,
        int buckets,
        int carried,
        int faults,
        int news,
        long budget,
        Set<Bug> bugs) {
    private static final int[] CARRIED = {0, 100, 1 << 20};

    static Setup random(Random random, Bug bug) {
        return new Setup(
                1 + random.nextInt(2),
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                CARRIED[random.nextInt(CARRIED.length)],
                random.nextInt(4),
                random.nextBoolean() ? 8 : 2,
                random.nextBoolean() ? 0 : 1 << 20,
                bug == null ? EnumSet.noneOf(Bug.class) : EnumSet.of(bug));
    }
}
