package braid.storage.removal;

import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.warehouse.Warehouse;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * Lists, or removes, what one pipeline has in stores that the stack only uses. Arguments: {@code list} or {@code remove}; the pipeline's
 * name; its sources with commas between them; and which stores to look at: {@code kafka}, {@code cassandra}, {@code warehouse}.
 *
 * <p>Prints a line for each thing. Nothing may run meanwhile that writes there.
 */
public final class Removal {
    private final Settings settings;
    private final OwnNames own;
    private final boolean remove;

    private Removal(Settings settings, OwnNames own, boolean remove) {
        this.settings = settings;
        this.own = own;
        this.remove = remove;
    }

    public static void main(String[] arguments) {
        try {
            Settings settings = Settings.load();
            OwnNames own = new OwnNames(
                    arguments[1],
                    List.of(arguments[2].split(",")),
                    settings.text("kafka.topic.prefix"),
                    settings.text("cassandra.keyspace"));
            Removal removal = new Removal(settings, own, arguments[0].equals("remove"));
            for (String store : Arrays.asList(arguments).subList(3, arguments.length)) {
                removal.of(store);
            }
            System.exit(0);
        } catch (SettingException e) {
            System.err.println(e.getMessage());
        } catch (Exception e) {
            System.err.println("A store could not be asked what the stack has in it: " + e);
        }
        System.exit(1);
    }

    private void of(String store) throws Exception {
        switch (store) {
            case "kafka" -> log();
            case "cassandra" -> keyspaces();
            case "warehouse" -> warehouse();
            default -> throw new IllegalArgumentException("There is no store '" + store + "'");
        }
    }

    private void log() throws Exception {
        LogSettings log = LogSettings.of(settings);
        try (Admin admin = Admin.create(LogClients.admin(log))) {
            handle(new LogRemnants(admin, log, own).find());
        }
    }

    private void keyspaces() throws Exception {
        CassandraSettings cassandra = CassandraSettings.ofServer(settings, own.pipeline());
        try (CqlSession session = CassandraSessions.open(cassandra)) {
            handle(KeyspaceRemnants.find(session, cassandra, own));
        }
    }

    private void warehouse() throws Exception {
        String where = settings.text("warehouse.url").replaceFirst("[?;].*", "");
        try (Warehouse warehouse = Warehouse.open(settings)) {
            handle(new WarehouseRemnants(warehouse, own.pipeline(), where).find());
        }
    }

    private void handle(List<Remnant> remnants) throws Exception {
        for (Remnant remnant : remnants) {
            System.out.println(remnant.words());
            if (remove) {
                remnant.removal().run();
            }
        }
    }
}
