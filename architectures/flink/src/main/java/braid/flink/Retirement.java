package braid.flink;

import braid.service.Settings;
import braid.storage.Remains;
import braid.storage.log.LogClients;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Drops what a generation of the job has kept: its keyspace, group, checkpoints and savepoints. Its process must have ended. */
public final class Retirement {
    private Retirement() {}

    public static void main(String[] args) throws Exception {
        FlinkSettings settings = FlinkSettings.of(Settings.load());
        Remains.dropKeyspace(settings.cassandra());
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            Remains.dropGroups(admin, List.of(settings.group()));
        }
        Remains.dropFolder(settings.state());
        System.exit(0);
    }
}
