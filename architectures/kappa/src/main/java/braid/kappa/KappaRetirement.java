package braid.kappa;

import braid.kappa.settings.KappaSettings;
import braid.service.settings.Settings;
import braid.storage.log.LogClients;
import braid.storage.removal.JobRemoval;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Drops what a generation of the job has kept: its keyspace, topics, groups and local state. Its instances must have ended. */
public final class KappaRetirement {
    private KappaRetirement() {}

    public static void main(String[] args) throws Exception {
        KappaSettings settings = KappaSettings.of(Settings.load());
        if (settings.store() == KappaSettings.Store.CASSANDRA) {
            JobRemoval.dropKeyspace(settings.cassandra());
        }
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            String id = settings.applicationId();
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(id + ".") || name.startsWith(id + "-"))
                    .toList();
            admin.deleteTopics(topics).all().get();
            JobRemoval.dropGroups(admin, List.of(id, settings.sinkGroup()));
        }
        JobRemoval.dropFolder(settings.state());
        System.exit(0);
    }
}
