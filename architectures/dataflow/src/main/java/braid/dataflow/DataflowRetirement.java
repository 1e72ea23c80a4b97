package braid.dataflow;

import braid.service.settings.Settings;
import braid.storage.removal.JobRemoval;
import java.util.List;

/** Drops what a generation of the pipeline has kept: its keyspace, group and checkpoints. Its process must have ended. */
public final class DataflowRetirement {
    private DataflowRetirement() {}

    public static void main(String[] args) throws Exception {
        DataflowSettings settings = DataflowSettings.of(Settings.load());
        JobRemoval.dropJob(
                settings.cassandra(),
                settings.log(),
                List.of(settings.group()),
                settings.state().folder());
        System.exit(0);
    }
}
