package braid.kappa.outlet;

import braid.core.boundary.Partition;
import braid.kappa.settings.KappaSettings;
import braid.service.StatusEndpoint;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.KafkaStreams;

/** Where readers find the job's rows. */
public interface Outlet extends AutoCloseable {
    /** The one that the settings name. */
    static Outlet of(KappaSettings settings, GroupOffsets offsets, KafkaStreams streams) throws InterruptedException {
        return settings.store() == KappaSettings.Store.CASSANDRA
                ? new CassandraOutlet(settings, offsets)
                : new StateOutlet(settings, offsets, streams);
    }

    /** Begins; readers may come. */
    void start(StatusEndpoint endpoint);

    /** Why readers do not find the newest rows, or {@code null} if they do. */
    String problem();

    /**
     * Told that the job's state holds every event before these offsets. Lets readers know when that is true of what they find as well.
     *
     * @param meanwhile called now and then as long as it takes
     * @return whether it is
     */
    boolean holds(Map<Partition, Long> reached, GroupOffsets.Meanwhile meanwhile)
            throws ExecutionException, InterruptedException;

    @Override
    void close();
}
