package braid.kappa;

import braid.core.boundary.Partition;
import braid.service.StatusEndpoint;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Where readers find the job's rows. */
interface Outlet extends AutoCloseable {
    /** Begins; readers may come to the door. */
    void start(StatusEndpoint door);

    /** Why readers do not find the newest rows, or {@code null} if they do. */
    String problem();

    /**
     * Told that the job's state holds every event before these offsets. Lets readers know when that is true of what they find as well.
     *
     * @return whether it is
     */
    boolean holds(Map<Partition, Long> reached) throws ExecutionException, InterruptedException;

    @Override
    void close();
}
