package braid.lab.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong.
 *
 * @param at after the first event
 * @param target what it happens to
 * @param lasts until it is over
 */
public record Fault(Duration at, Kind kind, Target target, Duration lasts) {
    /** What goes wrong. */
    public enum Kind {
        /** SIGKILL; started again when it is over. */
        KILL,
        /** SIGSTOP, as if the machine or its network hung; SIGCONT when it is over. */
        PAUSE,
        /** Batch runs do not begin. */
        OFF;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it happens to; each architecture says which of its processes that is. */
    public enum Target {
        /** What computes the views as events arrive; of batch-only what computes them at all. */
        ENGINE,
        /** What answers. */
        SERVING,
        /** The broker. */
        LOG,
        /** What keeps the rows. */
        STORE,
        /** Batch runs. */
        BATCH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Target::word).toList();
        }
    }

    public Duration end() {
        return at.plus(lasts);
    }

    /** {@code kill engine at 10 s, for 3 s}. */
    @Override
    public String toString() {
        return kind.word() + " " + target.word() + " at " + at.toMillis() / 1000.0 + " s, for "
                + lasts.toMillis() / 1000.0 + " s";
    }
}
