package braid.storage.removal;

import braid.storage.cassandra.CassandraSettings;
import braid.storage.cassandra.SchemaChanges;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;

/** A pipeline's keyspaces in a Cassandra that is not the stack's own. */
final class KeyspaceRemnants {
    private KeyspaceRemnants() {}

    static List<Remnant> find(CqlSession session, CassandraSettings settings, OwnNames own) {
        return session.execute("SELECT keyspace_name FROM system_schema.keyspaces").all().stream()
                .map(row -> row.getString(0))
                .filter(own::isKeyspace)
                .sorted()
                .map(keyspace -> new Remnant(
                        "keyspace " + keyspace + " in Cassandra at " + settings.contactPoints(),
                        () -> SchemaChanges.execute(session, "DROP KEYSPACE IF EXISTS \"" + keyspace + "\"")))
                .toList();
    }
}
