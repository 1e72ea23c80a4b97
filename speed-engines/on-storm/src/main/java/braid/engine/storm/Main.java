package braid.engine.storm;

import braid.speed.engine.DeltaSink;
import braid.speed.engine.SpeedSettings;
import java.nio.file.Path;
import org.apache.storm.LocalCluster;

/** Runs the speed layer on a Storm cluster within this process until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        DeltaSink.run("storm", Main::run);
    }

    private static void run(SpeedSettings settings, DeltaSink sink) throws Exception {
        LocalZooKeeper zookeeper = new LocalZooKeeper(Path.of(settings.all().text("speed.state"), "zookeeper"));
        LocalCluster cluster = InnerCluster.start(zookeeper.port());
        cluster.submitTopology(
                DeltaTopology.NAME,
                DeltaTopology.config(settings, zookeeper.port()),
                DeltaTopology.of(settings, sink.topics()));
        CommitWatch.untilNothingIsCommitted();
    }
}
