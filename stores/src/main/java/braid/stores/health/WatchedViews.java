package braid.stores.health;

import braid.answer.side.SpeedSide;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import java.util.Map;

/** The real-time views of an architecture in the store that has them, looked at again and again in the background. */
public interface WatchedViews extends SpeedSide, AutoCloseable {
    /** What metrics call the store. */
    String store();

    /** Connects where that has not succeeded yet, and notes whether the store answers. */
    void probe();

    Health health();

    /** The progress as it was a moment ago. */
    Map<Partition, Progress> latest();

    @Override
    void close();
}
