package braid.batch.run;

import braid.storage.warehouse.publication.BegunRuns;
import braid.storage.warehouse.publication.BegunRuns.Dead;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about runs in which the batch layer died: it is said, runs at an interval wait longer, and after {@link #MOST} in a row
 * they are not begun by themselves any more. Runs that are asked for are always begun.
 */
final class DeadRuns {
    /** So many runs die in a row before no further one is begun by itself. */
    static final int MOST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DeadRuns.class);

    private final BegunRuns begun;
    /** {@code null} while it is not known. */
    private volatile Dead found;

    DeadRuns(BegunRuns begun) {
        this.begun = begun;
    }

    /** Asks how predecessors have fared. The caller holds the lease and no run is at work. */
    void learn() throws SQLException {
        note(begun.dead());
    }

    /**
     * Asks once more before a run is begun by itself: what is not known yet must not begin it for ever. As {@link #learn}.
     *
     * @throws IllegalStateException if runs are begun on request only
     */
    void requireFew() throws SQLException {
        if (found == null) {
            learn();
        }
        if (stopped()) {
            throw new IllegalStateException(warning().orElseThrow());
        }
    }

    /** Notes the beginning of a run, under the lease; how many runs before it died. */
    int begin(Instant at) throws SQLException {
        note(begun.begin(at));
        return dead().count();
    }

    private void note(Dead dead) {
        found = dead;
        warning().ifPresent(LOG::warn);
    }

    private Dead dead() {
        Dead known = found;
        return known == null ? Dead.NONE : known;
    }

    /** How many runs died, one after another; empty while it is not known. */
    OptionalInt count() {
        Dead known = found;
        return known == null ? OptionalInt.empty() : OptionalInt.of(known.count());
    }

    void step(String name) {
        try {
            begun.step(name);
        } catch (SQLException e) {
            LOG.info("The step {} could not be noted: {}", name, e.getMessage());
        }
    }

    /** Notes that the run at work has ended. */
    void end() {
        try {
            begun.end();
            found = Dead.NONE;
        } catch (SQLException e) {
            LOG.warn("The end of the run could not be noted: {}", e.getMessage());
        }
    }

    /** How long an interval is after runs that died: twice as long for each. */
    Duration stretched(Duration interval) {
        return interval.multipliedBy(1L << Math.min(dead().count(), MOST));
    }

    /** Whether runs are begun on request only. */
    boolean stopped() {
        return dead().count() >= MOST;
    }

    /** What happened and what to do, for people; empty when no run has died. */
    Optional<String> warning() {
        Dead now = dead();
        if (now.count() == 0) {
            return Optional.empty();
        }
        String what = "The batch layer died in its last " + (now.count() == 1 ? "run" : now.count() + " runs")
                + ", the newest begun at " + now.begunAt() + ", in step '" + now.step() + "'.";
        String next = stopped()
                ? " No run is begun by itself any more; real-time views go on."
                : " Runs at an interval wait longer now.";
        return Optional.of(what + next
                + " If its log ends with OutOfMemoryError, give it more memory, for example BRAID_JVM_BATCH_LAYER=-Xmx2g"
                + " (in a container BRAID_JAVA_OPTS=-Xmx2g), and start it again; `braid batch run` tries once more.");
    }
}
