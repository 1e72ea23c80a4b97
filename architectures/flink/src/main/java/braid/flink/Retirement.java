package braid.flink;

import braid.service.Settings;
import braid.storage.Remains;

/** Drops what a generation of the job has kept: its keyspace, group, checkpoints and savepoints. Its process must have ended. */
public final class Retirement {
    private Retirement() {}

    public static void main(String[] args) throws Exception {
        FlinkSettings settings = FlinkSettings.of(Settings.load());
        Remains.dropJob(settings.cassandra(), settings.log(), settings.group(), settings.state());
        System.exit(0);
    }
}
