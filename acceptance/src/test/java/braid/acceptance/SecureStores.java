package braid.acceptance;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.internal.core.ssl.DefaultSslEngineFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Kafka, Cassandra and PostgreSQL that let nobody in without TLS and a password: the broker by SASL_SSL with SCRAM, Cassandra with its
 * authenticator and authorizer, PostgreSQL by hostssl.
 */
final class SecureStores implements AutoCloseable {
    static final String USER = "braid";
    private static final int LAST_LINES = 30;
    static final String PASSWORD = "a-long-password";

    private final Path folder;
    private final int portBase;
    private final Keystores keys;
    private final List<AutoCloseable> running = new ArrayList<>();

    private SecureStores(Path folder, int portBase) throws Exception {
        this.folder = folder;
        this.portBase = portBase;
        this.keys = new Keystores(folder.resolve("keys"));
    }

    /** Starts all three, on ports of a stack that will not start its own. */
    static SecureStores start(Path folder, int portBase) throws Exception {
        SecureStores stores = new SecureStores(folder, portBase);
        try {
            stores.startCassandra();
            stores.startKafka();
            stores.startPostgres();
            stores.addCassandraUser();
            return stores;
        } catch (Exception | Error e) {
            e.addSuppressed(new AssertionError("What Cassandra said: " + stores.lastWords("cassandra")));
            stores.close();
            throw e;
        }
    }

    private String lastWords(String server) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(server).resolve("log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** The file for BRAID_CONFIG with which a stack uses them; the passwords are those for Kafka, Cassandra and PostgreSQL. */
    Path configuration(String kafka, String cassandra, String warehouse) throws IOException {
        List<String> lines = List.of(
                "kafka.bootstrap=127.0.0.1:" + (portBase + 92),
                "kafka.client.security.protocol=SASL_SSL",
                "kafka.client.sasl.mechanism=SCRAM-SHA-512",
                "kafka.client.sasl.jaas.config=" + login(USER, kafka),
                "kafka.client.ssl.truststore.location=" + keys.truststore(),
                "kafka.client.ssl.truststore.password=" + Keystores.PASSWORD,
                "cassandra.contact.points=127.0.0.1:" + (portBase + 42),
                "cassandra.user=" + USER,
                "cassandra.password=" + cassandra,
                "cassandra.driver.advanced.ssl-engine-factory.class=DefaultSslEngineFactory",
                "cassandra.driver.advanced.ssl-engine-factory.truststore-path=" + keys.truststore(),
                "cassandra.driver.advanced.ssl-engine-factory.truststore-password=" + Keystores.PASSWORD,
                "warehouse.url=jdbc:postgresql://127.0.0.1:" + (portBase + 54)
                        + "/postgres?sslmode=verify-full&sslrootcert=" + keys.certificate(),
                "warehouse.user=" + USER,
                "warehouse.password=" + warehouse);
        return Files.write(folder.resolve("braid.properties"), lines);
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    private void startKafka() throws Exception {
        Path own = Files.createDirectories(folder.resolve("kafka"));
        List<String> lines = new ArrayList<>(JavaProcess.lines(
                "kafka.properties",
                Map.of(
                        "node",
                        "1",
                        "port",
                        "" + (portBase + 92),
                        "controller.port",
                        "" + (portBase + 93),
                        "voters",
                        "1@127.0.0.1:" + (portBase + 93),
                        "copies",
                        "1",
                        "majority",
                        "1",
                        "data",
                        own.resolve("data").toString())));
        lines.replaceAll(line -> line.replace("PLAINTEXT:PLAINTEXT", "SASL_SSL:SASL_SSL")
                .replace("PLAINTEXT://", "SASL_SSL://")
                .replace("inter.broker.listener.name=PLAINTEXT", "inter.broker.listener.name=SASL_SSL"));
        lines.addAll(List.of(
                "sasl.enabled.mechanisms=SCRAM-SHA-512",
                "sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512",
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=" + login("broker", PASSWORD),
                "ssl.keystore.location=" + keys.keystore(),
                "ssl.keystore.password=" + Keystores.PASSWORD,
                "ssl.key.password=" + Keystores.PASSWORD,
                "ssl.truststore.location=" + keys.truststore(),
                "ssl.truststore.password=" + Keystores.PASSWORD));
        Path configuration = Files.write(own.resolve("kafka.properties"), lines);
        try (JavaProcess format = JavaProcess.start(
                own,
                "servers/kafka",
                List.of(),
                List.of(
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        "AAAAAAAAAAAAAAAAAAAAAQ",
                        "-c",
                        configuration.toString(),
                        "--add-scram",
                        "SCRAM-SHA-512=[name=broker,password=" + PASSWORD + "]",
                        "--add-scram",
                        "SCRAM-SHA-512=[name=" + USER + ",password=" + PASSWORD + "]"),
                Map.of())) {
            if (format.end() != 0) {
                throw new AssertionError(Files.readString(own.resolve("log")));
            }
        }
        Path logging = Files.write(own.resolve("log4j2.xml"), JavaProcess.lines("kafka-log4j2.xml", Map.of()));
        running.add(JavaProcess.start(
                own,
                "servers/kafka",
                JavaProcess.flags("kafka", Map.of("logging", logging.toString())),
                List.of("kafka.Kafka", configuration.toString()),
                Map.of()));
    }

    private void startCassandra() throws IOException {
        Path own = Files.createDirectories(folder.resolve("cassandra"));
        Path yaml = own.resolve("cassandra.yaml");
        Path logging = Files.write(own.resolve("logback.xml"), JavaProcess.lines("cassandra-logback.xml", Map.of()));
        Map<String, String> values = Map.of(
                "port",
                "" + (portBase + 42),
                "storage.port",
                "" + (portBase + 70),
                "seeds",
                "127.0.0.1:" + (portBase + 70),
                "token",
                "0",
                "cluster",
                "false",
                "data",
                own.resolve("data").toString(),
                "conf",
                yaml.toUri().toString(),
                "logging",
                logging.toString(),
                "tmp",
                own.toString());
        List<String> lines = new ArrayList<>(JavaProcess.lines("cassandra.yaml", values));
        lines.replaceAll(line -> line.replace("AllowAllAuthenticator", "PasswordAuthenticator")
                .replace("AllowAllAuthorizer", "CassandraAuthorizer"));
        lines.addAll(List.of(
                "client_encryption_options:",
                "  enabled: true",
                "  keystore: " + keys.keystore(),
                "  keystore_password: " + Keystores.PASSWORD,
                "  store_type: PKCS12"));
        Files.write(yaml, lines);
        running.add(JavaProcess.start(
                own,
                "servers/cassandra",
                JavaProcess.flags("cassandra", values),
                List.of("org.apache.cassandra.service.CassandraDaemon"),
                Map.of()));
    }

    /** Makes Braid's user, who may make keyspaces and then owns them. */
    private void addCassandraUser() {
        DriverConfigLoader tls = DriverConfigLoader.programmaticBuilder()
                .withClass(DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, DefaultSslEngineFactory.class)
                .withString(
                        DefaultDriverOption.SSL_TRUSTSTORE_PATH,
                        keys.truststore().toString())
                .withString(DefaultDriverOption.SSL_TRUSTSTORE_PASSWORD, Keystores.PASSWORD)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .build();
        try (CqlSession session = Awaitility.await("Cassandra to let its first user in")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(
                        () -> CqlSession.builder()
                                .addContactPoint(new InetSocketAddress("127.0.0.1", portBase + 42))
                                .withLocalDatacenter("datacenter1")
                                .withAuthCredentials("cassandra", "cassandra")
                                .withConfigLoader(tls)
                                .build(),
                        opened -> opened != null)) {
            session.execute("CREATE ROLE " + USER + " WITH PASSWORD = '" + PASSWORD + "' AND LOGIN = true");
            session.execute("GRANT CREATE ON ALL KEYSPACES TO " + USER);
        }
    }

    private void startPostgres() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(portBase + 54)
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", keys.certificate().toString())
                .setServerConfig("ssl_key_file", keys.key().toString())
                .setServerConfig("password_encryption", "scram-sha-256")
                .start();
        running.add(postgres);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER " + USER + " PASSWORD '" + PASSWORD + "'");
            statement.execute("GRANT CREATE ON DATABASE postgres TO " + USER);
            try (var file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Files.writeString(Path.of(file.getString(1)), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable server : running) {
            server.close();
        }
    }
}
