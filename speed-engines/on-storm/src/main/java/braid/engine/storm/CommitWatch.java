package braid.engine.storm;

import braid.speed.engine.EngineStopped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.storm.topology.FailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether batches are committed. Trident makes them all the time, empty ones where nothing comes; without any the topology has died. */
final class CommitWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CommitWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** That see no commit, until the process ends: a topology takes some to begin. */
    private static final int MOST_LOOKS = 18;

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();
    private static final AtomicLong COMMITS = new AtomicLong();

    private CommitWatch() {}

    /**
     * Does something that may wait for a store as long as it takes.
     *
     * @throws FailedException if the process ends meanwhile, so that Trident knows that the batch is not committed
     */
    static void during(Runnable commit) {
        UNDER_WAY.incrementAndGet();
        try {
            commit.run();
        } catch (EngineStopped e) {
            throw new FailedException(e);
        } finally {
            UNDER_WAY.decrementAndGet();
            COMMITS.incrementAndGet();
        }
    }

    /** Returns when nothing is committed any more, though no commit waits. */
    static void untilNothingIsCommitted() {
        long seen = COMMITS.get();
        int silent = 0;
        while (silent < MOST_LOOKS) {
            LockSupport.parkNanos(LOOK.toNanos());
            silent = COMMITS.get() == seen && UNDER_WAY.get() == 0 ? silent + 1 : 0;
            seen = COMMITS.get();
        }
        LOG.error("Storm has committed no batch for {} s", LOOK.toSeconds() * MOST_LOOKS);
    }
}
