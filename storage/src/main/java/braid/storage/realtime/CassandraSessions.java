package braid.storage.realtime;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.time.Duration;
import java.time.Instant;

/** Opens sessions of the Cassandra driver. */
public final class CassandraSessions {
    private static final Duration RETRY = Duration.ofMillis(200);

    private CassandraSessions() {}

    /**
     * A session for the set-up: waits for the cluster to come up, and does not follow the schema, which would hold up each statement
     * that changes it by more than a second.
     *
     * @throws AllNodesFailedException if no contact point answers within {@code patience}
     */
    public static CqlSession openForSetup(CassandraSettings settings, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            try {
                CqlSession session = open(settings);
                session.setSchemaMetadataEnabled(false);
                return session;
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
