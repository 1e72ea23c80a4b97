package braid.storage;

import braid.core.sql.PipelineCompiler;
import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.storage.realtime.RealTimeTables;
import braid.storage.segment.SegmentTables;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseOrigin;
import braid.storage.warehouse.WarehouseTables;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Makes what a pipeline needs in the stores of its architectures, and refuses stores that were filled by another pipeline. The only process that makes
 * tables; it may be run any number of times, before the services start.
 */
public final class Setup {
    /** The platform starts the set-up while Cassandra, the slowest of the servers, is still starting. */
    private static final Duration CASSANDRA_PATIENCE = Duration.ofSeconds(90);

    private Setup() {}

    public static void main(String[] args) {
        System.exit(run());
    }

    private static int run() {
        try {
            execute(Settings.load());
            return 0;
        } catch (SettingException | SqlMistake | IllegalStateException e) {
            System.err.println(e.getMessage());
        } catch (NoSuchFileException e) {
            System.err.println("The pipeline file " + e.getMessage() + " does not exist. Set BRAID_PIPELINE.");
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            System.err.println("The set-up failed: " + e);
        }
        return 1;
    }

    /** Makes topics, keyspace, tables and schemas where they do not exist. */
    public static void execute(Settings settings) throws IOException, SQLException, InterruptedException {
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        List<Architecture> architectures = ArchitectureSettings.of(settings);
        LogSettings log = LogSettings.of(settings);
        DefinitionInForce definition = new DefinitionInForce(settings, pipeline);
        try (Admin admin = Admin.create(LogClients.admin(log))) {
            new Topics(log).createShared(admin);
        }
        definition.requireAcceptable();
        Map<String, String> topicIds = makeTopics(log, pipeline);
        if (architectures.stream().anyMatch(Architecture::hasBatchViews)) {
            try (Warehouse warehouse = Warehouse.open(settings)) {
                new WarehouseTables(pipeline).create(warehouse);
                new WarehouseOrigin(warehouse, pipeline).check(topicIds);
            }
        }
        makeRealTimeTables(settings, pipeline, architectures);
        definition.put();
    }

    private static void makeRealTimeTables(Settings settings, Pipeline pipeline, List<Architecture> architectures)
            throws InterruptedException {
        List<Architecture> kept = architectures.stream()
                .filter(a -> ArchitectureSettings.needCassandra(settings, a))
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        try (CqlSession session = CassandraSessions.openForSetup(
                CassandraSettings.of(settings, pipeline, kept.get(0)), CASSANDRA_PATIENCE)) {
            for (Architecture architecture : kept) {
                CassandraSettings keyspace = CassandraSettings.of(settings, pipeline, architecture);
                if (architecture.isExact()) {
                    new SegmentTables(keyspace).create(session, pipeline, keyspace.replication());
                } else {
                    new RealTimeTables(keyspace).create(session, pipeline, keyspace.replication());
                }
            }
        }
    }

    private static Map<String, String> makeTopics(LogSettings settings, Pipeline pipeline) {
        Topics topics = new Topics(settings);
        Map<String, String> ids;
        try (Admin admin = Admin.create(LogClients.admin(settings))) {
            topics.create(admin, pipeline);
            ids = topics.ids(admin, pipeline);
        }
        SchemaTopic schemas = new SchemaTopic(settings);
        pipeline.sources().forEach(schemas::publish);
        return ids;
    }
}
