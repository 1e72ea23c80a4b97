package braid.engine.storm;

import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.speed.engine.DeltaSink;
import braid.speed.engine.SpeedSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.storm.Config;
import org.apache.storm.LocalCluster;

/** Runs the speed layer on a Storm cluster within this process until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        try {
            run(SpeedSettings.of(Settings.load()));
        } catch (SettingException e) {
            System.err.println("The speed layer on Storm cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(SpeedSettings settings) throws Exception {
        DeltaSink sink = DeltaSink.open(settings, "storm");
        Runtime.getRuntime().addShutdownHook(new Thread(sink::close, "stop"));
        sink.beginAll();
        LocalZooKeeper zookeeper = new LocalZooKeeper(Path.of(settings.all().text("speed.state"), "zookeeper"));
        LocalCluster cluster = cluster(zookeeper.port());
        cluster.submitTopology(
                DeltaTopology.NAME,
                DeltaTopology.config(settings, zookeeper.port()),
                DeltaTopology.of(settings, sink.topics()));
    }

    /** Its own state is of this start alone: where the batches stand is kept apart from it. */
    private static LocalCluster cluster(int zookeeper) throws Exception {
        return new LocalCluster.Builder()
                .withDaemonConf(Map.of(
                        Config.STORM_ZOOKEEPER_SERVERS,
                        List.of("127.0.0.1"),
                        Config.STORM_ZOOKEEPER_PORT,
                        zookeeper,
                        Config.STORM_ZOOKEEPER_ROOT,
                        "/cluster-" + UUID.randomUUID(),
                        Config.TOPOLOGY_ENABLE_MESSAGE_TIMEOUTS,
                        true))
                .build();
    }
}
