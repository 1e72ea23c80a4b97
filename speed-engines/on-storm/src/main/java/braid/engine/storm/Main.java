package braid.engine.storm;

import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.speed.engine.DeltaSink;
import braid.speed.engine.SpeedSettings;
import java.nio.file.Path;
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
        LocalCluster cluster = InnerCluster.start(zookeeper.port());
        cluster.submitTopology(
                DeltaTopology.NAME,
                DeltaTopology.config(settings, zookeeper.port()),
                DeltaTopology.of(settings, sink.topics()));
        CommitWatch.untilNothingIsCommitted();
        System.exit(1);
    }
}
