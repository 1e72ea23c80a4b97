package braid.storage.removal;

import braid.storage.cassandra.CassandraSessions;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.cassandra.SchemaChanges;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** Drops what a generation of a job has kept, whose processes have ended. What is gone already is passed over. */
public final class JobRemoval {
    private static final Duration SESSIONS = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(250);

    private JobRemoval() {}

    /** All of a job that keeps its offsets in these groups and its state in one folder. */
    public static void dropJob(CassandraSettings cassandra, LogSettings log, List<String> groups, Path folder)
            throws IOException, InterruptedException, ExecutionException {
        dropKeyspace(cassandra);
        try (Admin admin = Admin.create(LogClients.admin(log))) {
            dropGroups(admin, groups);
        }
        dropFolder(folder);
    }

    /** Its rows. */
    public static void dropKeyspace(CassandraSettings settings) {
        try (CqlSession session = CassandraSessions.open(settings)) {
            SchemaChanges.execute(session, "DROP KEYSPACE IF EXISTS \"" + settings.keyspace() + "\"");
        }
    }

    /** Its offsets in the log. Members that left without a word, as those of Kafka Streams do, are waited for: their sessions run out. */
    public static void dropGroups(Admin admin, List<String> groups) throws InterruptedException, ExecutionException {
        Instant end = Instant.now().plus(SESSIONS);
        for (String group : groups) {
            while (!isDropped(admin, group, end)) {
                Thread.sleep(RETRY.toMillis());
            }
        }
    }

    private static boolean isDropped(Admin admin, String group, Instant end)
            throws InterruptedException, ExecutionException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException && Instant.now().isBefore(end)) {
                return false;
            }
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw e;
        }
    }

    /** Its state on disk. */
    public static void dropFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
