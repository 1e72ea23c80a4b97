package braid.kappa;

import braid.service.Settings;
import braid.storage.log.LogClients;
import braid.storage.realtime.CassandraSessions;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Drops what a generation of the job has kept: its keyspace, topics, groups and local state. Its instances must have ended. */
public final class Retirement {
    private Retirement() {}

    public static void main(String[] args) throws Exception {
        KappaSettings settings = KappaSettings.of(Settings.load());
        try (CqlSession session = CassandraSessions.open(settings.cassandra())) {
            session.execute("DROP KEYSPACE IF EXISTS \"" + settings.cassandra().keyspace() + "\"");
        }
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            String id = settings.applicationId();
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(id + ".") || name.startsWith(id + "-"))
                    .toList();
            admin.deleteTopics(topics).all().get();
            for (String group : List.of(id, settings.sinkGroup())) {
                delete(admin, group);
            }
        }
        deleteState(settings.state());
        System.exit(0);
    }

    private static void delete(Admin admin, String group) throws InterruptedException, ExecutionException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    private static void deleteState(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
