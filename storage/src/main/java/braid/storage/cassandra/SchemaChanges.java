package braid.storage.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Optional;

/**
 * Changes of Cassandra's schema, each of which every node knows before the next statement is sent: a driver that does not follow the schema
 * does not wait for that by itself, and the next statement may go to another node.
 */
public final class SchemaChanges {
    private SchemaChanges() {}

    /**
     * Changes the schema.
     *
     * @throws IllegalStateException if the nodes that are up do not agree on it in time
     */
    public static void execute(CqlSession session, String statement) {
        session.execute(statement);
        requireAgreement(session, statement);
    }

    /**
     * The comment of a table that has just been created or was there before.
     *
     * @throws IllegalStateException if there is no such table
     */
    public static String comment(CqlSession session, String keyspace, String table) {
        return Optional.ofNullable(session.execute(
                                "SELECT comment FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                                keyspace,
                                table)
                        .one())
                .map((Row row) -> row.getString(0))
                .orElseThrow(() -> new IllegalStateException("Cassandra made the table " + keyspace + "." + table
                        + ", but the node that was asked does not know it. Start the set-up again with `braid up`."));
    }

    private static void requireAgreement(CqlSession session, String statement) {
        if (!session.checkSchemaAgreement()) {
            throw new IllegalStateException("Cassandra's nodes do not agree on their schema after "
                    + DriverOptions.AGREEMENT.toSeconds() + " s: " + statement
                    + " is not known to all that are up. See `nodetool describecluster`, and start the set-up again.");
        }
    }
}
