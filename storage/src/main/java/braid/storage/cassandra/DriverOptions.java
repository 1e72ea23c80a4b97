package braid.storage.cassandra;

import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.*;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The options of the Cassandra driver: Braid's own and, before them, those that the user set under {@code cassandra.driver.} */
final class DriverOptions {
    /** How long a change of the schema may take until all nodes know it. */
    static final Duration AGREEMENT = Duration.ofSeconds(60);

    private DriverOptions() {}

    static DriverConfigLoader of(CassandraSettings settings) {
        Map<String, Object> options = new TreeMap<>();
        own(settings).forEach((option, value) -> options.put(option.getPath(), value));
        options.putAll(settings.driver());
        String text = ConfigFactory.parseMap(options)
                .atPath("datastax-java-driver")
                .root()
                .render(ConfigRenderOptions.concise());
        return DriverConfigLoader.fromString(text);
    }

    private static Map<DefaultDriverOption, Object> own(CassandraSettings settings) {
        Map<DefaultDriverOption, Object> own = new TreeMap<>();
        own.put(REQUEST_TIMEOUT, settings.requestTimeout());
        own.put(CONNECTION_INIT_QUERY_TIMEOUT, settings.requestTimeout());
        own.put(CONTROL_CONNECTION_TIMEOUT, settings.requestTimeout());
        own.put(METADATA_SCHEMA_REQUEST_TIMEOUT, Duration.ofSeconds(20));
        own.put(CONTROL_CONNECTION_AGREEMENT_TIMEOUT, AGREEMENT);
        own.put(RECONNECTION_BASE_DELAY, Duration.ofMillis(100));
        own.put(RECONNECTION_MAX_DELAY, Duration.ofSeconds(1));
        own.put(REQUEST_CONSISTENCY, settings.consistency());
        own.put(REQUEST_DEFAULT_IDEMPOTENCE, true);
        own.put(CONNECTION_MAX_REQUESTS, 2048);
        // Nothing here asks the driver about tables; reading them after each change takes a second.
        own.put(METADATA_SCHEMA_ENABLED, false);
        own.put(REQUEST_WARN_IF_SET_KEYSPACE, false);
        own.put(NETTY_IO_SHUTDOWN_QUIET_PERIOD, Duration.ZERO);
        own.put(NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, Duration.ZERO);
        return own;
    }
}
