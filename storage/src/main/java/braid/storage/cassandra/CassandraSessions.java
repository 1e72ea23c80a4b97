package braid.storage.cassandra;

import braid.service.settings.SettingException;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.time.Duration;
import java.time.Instant;

/** Opens sessions of the Cassandra driver. */
public final class CassandraSessions {
    private static final Duration RETRY = Duration.ofMillis(200);

    private CassandraSessions() {}

    /**
     * A session for the set-up: where the keyspace is still to be made, waits until as many nodes are up as there will be copies; later a
     * node may be away. Does not follow the schema, which would hold up each statement that changes it by more than a second.
     *
     * @throws AllNodesFailedException if no contact point answers within {@code patience}
     * @throws IllegalStateException if fewer nodes are up by then than there will be copies
     * @throws SettingException if one answers and does not let this client in
     */
    public static CqlSession openForSetup(CassandraSettings settings, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        CqlSession session = connect(settings, end);
        session.setSchemaMetadataEnabled(false);
        while (isNew(session, settings) && nodesUp(session) < settings.replication()) {
            if (Instant.now().isAfter(end)) {
                long up = nodesUp(session);
                session.close();
                throw new IllegalStateException("Cassandra has " + up
                        + " nodes that are up, but cassandra.replication is " + settings.replication()
                        + ". Start the others, or set BRAID_CASSANDRA_REPLICATION to as many as there are.");
            }
            Thread.sleep(RETRY.toMillis());
        }
        return session;
    }

    private static boolean isNew(CqlSession session, CassandraSettings settings) {
        return session.execute(
                                "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?",
                                settings.keyspace())
                        .one()
                == null;
    }

    private static long nodesUp(CqlSession session) {
        return session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getState() == NodeState.UP)
                .count();
    }

    private static CqlSession connect(CassandraSettings settings, Instant end) throws InterruptedException {
        while (true) {
            try {
                return open(settings);
            } catch (AllNodesFailedException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(RETRY.toMillis());
            }
        }
    }

    /**
     * A session; it reconnects by itself when a node comes back.
     *
     * @throws AllNodesFailedException if no contact point answers; worth a retry
     * @throws SettingException if one answers and does not let this client in, or if the keyspace has more copies than the consistency
     *     level of this process covers
     */
    public static CqlSession open(CassandraSettings settings) {
        CqlSessionBuilder builder = CqlSession.builder()
                .addContactPoints(settings.contactPoints())
                .withLocalDatacenter(settings.datacenter())
                .withConfigLoader(DriverOptions.of(settings));
        if (!settings.user().isEmpty()) {
            builder.withAuthCredentials(settings.user(), settings.password());
        }
        CqlSession session;
        try {
            session = builder.build();
        } catch (AllNodesFailedException e) {
            throw CassandraRefusal.of(e, settings).orElseThrow(() -> e);
        }
        try {
            OverlappingQuorums.require(settings, session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }
}
