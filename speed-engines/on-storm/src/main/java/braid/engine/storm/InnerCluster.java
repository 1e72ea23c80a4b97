package braid.engine.storm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.storm.Config;
import org.apache.storm.DaemonConfig;
import org.apache.storm.LocalCluster;

/**
 * A Storm cluster within this process. Its daemons cannot lose each other but by the process's end: whoever takes one for dead because all of
 * them were stopped for a while would end the topology, and nobody would start it again.
 */
final class InnerCluster {
    private static final int NEVER_SECONDS = 3_600;

    private InnerCluster() {}

    /** @param zookeeper its port; what the cluster keeps there is of this start alone, apart from where the batches stand */
    static LocalCluster start(int zookeeper) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put(Config.STORM_ZOOKEEPER_SERVERS, List.of("127.0.0.1"));
        settings.put(Config.STORM_ZOOKEEPER_PORT, zookeeper);
        settings.put(Config.STORM_ZOOKEEPER_ROOT, "/cluster-" + UUID.randomUUID());
        settings.put(Config.STORM_ZOOKEEPER_SESSION_TIMEOUT, LocalZooKeeper.LONGEST_SESSION_MILLIS);
        settings.put(Config.TOPOLOGY_ENABLE_MESSAGE_TIMEOUTS, true);
        for (String patience : List.of(
                DaemonConfig.NIMBUS_TASK_TIMEOUT_SECS,
                DaemonConfig.NIMBUS_SUPERVISOR_TIMEOUT_SECS,
                DaemonConfig.NIMBUS_TASK_LAUNCH_SECS,
                DaemonConfig.SUPERVISOR_WORKER_START_TIMEOUT_SECS,
                Config.SUPERVISOR_WORKER_TIMEOUT_SECS,
                Config.WORKER_MAX_TIMEOUT_SECS)) {
            settings.put(patience, NEVER_SECONDS);
        }
        return new LocalCluster.Builder().withDaemonConf(settings).build();
    }
}
