package braid.storage.realtime;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.time.Duration;
import java.time.Instant;

/** Opens sessions of the Cassandra driver. */
public final class CassandraSessions {
    private static final Duration RETRY = Duration.ofMillis(200);

    /** After each change of the schema the driver waits this long until all nodes know it. */
    private static final Duration AGREEMENT = Duration.ofSeconds(60);

    private CassandraSessions() {}

    /**
     * A session for the set-up: waits until as many nodes are up as there will be copies, and does not follow the schema, which would hold
     * up each statement that changes it by more than a second.
     *
     * @throws AllNodesFailedException if no contact point answers within {@code patience}
     * @throws IllegalStateException if fewer nodes are up by then than there will be copies
     */
    public static CqlSession openForSetup(CassandraSettings settings, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        CqlSession session = connect(settings, end);
        session.setSchemaMetadataEnabled(false);
        while (nodesUp(session) < settings.replication()) {
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
     */
    public static CqlSession open(CassandraSettings settings) {
        DriverConfigLoader config = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, settings.requestTimeout())
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, settings.requestTimeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, settings.requestTimeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, AGREEMENT)
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(100))
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, settings.consistency())
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, 2048)
                // Nothing here asks the driver about tables; reading them after each change takes a second.
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                .withBoolean(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false)
                .withDuration(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, Duration.ZERO)
                .withDuration(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, Duration.ZERO)
                .build();
        CqlSessionBuilder builder = CqlSession.builder()
                .addContactPoints(settings.contactPoints())
                .withLocalDatacenter(settings.datacenter())
                .withConfigLoader(config);
        if (!settings.user().isEmpty()) {
            builder.withAuthCredentials(settings.user(), settings.password());
        }
        return builder.build();
    }
}
