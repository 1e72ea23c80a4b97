package braid.answer.read;

import braid.answer.merge.Layer;
import braid.answer.side.StoreDown;
import java.time.Duration;

/** The batch views as they were at earlier cuts. */
public interface Past {
    /** Where nobody computes them. */
    Past NONE = new Past() {
        @Override
        public MergedReader at(long cut) {
            throw new UnsupportedOperationException("No earlier cut can be read here");
        }

        @Override
        public Duration timeout() {
            return Duration.ZERO;
        }
    };

    /**
     * Reads the batch views of a cut; only {@link Layer#BATCH} may be read.
     *
     * <p>A read fails with {@link NoSuchCut} where the cut is not there, and with {@link StoreDown} if nobody computes it.
     */
    MergedReader at(long cut);

    /** The longest time for an answer: it is computed again. */
    Duration timeout();
}
