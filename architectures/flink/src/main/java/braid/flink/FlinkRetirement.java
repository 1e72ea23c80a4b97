package braid.flink;

import braid.service.settings.Settings;
import braid.storage.removal.JobRemoval;
import java.util.List;

/** Drops what a generation of the job has kept: its keyspace, groups, checkpoints and savepoints. Its process must have ended. */
public final class FlinkRetirement {
    private FlinkRetirement() {}

    public static void main(String[] args) throws Exception {
        FlinkSettings settings = FlinkSettings.of(Settings.load());
        JobRemoval.dropJob(
                settings.cassandra(),
                settings.log(),
                List.of(settings.group(), settings.batchGroup()),
                settings.state().folder());
        System.exit(0);
    }
}
