package braid.jdbc;

import braid.answer.read.ModelLog;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Executors;

/** An endpoint over views in memory behind HTTP, and the real remote driver in front of it. */
final class JdbcServer implements AutoCloseable {
    private final HttpServer server;

    private JdbcServer(HttpServer server) {
        this.server = server;
    }

    /** Over the merged views of a random log. */
    static JdbcServer overRandomLog(long seed, int events) throws IOException {
        ModelLog log = ModelLog.random(new Random(seed), events);
        log.foldAll();
        Readers readers = Readers.lambda(log.reader());
        SqlLimits limits = new SqlLimits(Duration.ofSeconds(30), 100_000, 1 << 28, 8);
        return start(new SqlService(ModelLog.PIPELINE, readers, limits, Past.NONE), readers);
    }

    static JdbcServer start(SqlService sql, Readers readers) throws IOException {
        AvaticaEndpoint endpoint = new AvaticaEndpoint(ModelLog.PIPELINE, sql, readers.architectures());
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/avatica", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            AvaticaEndpoint.Reply reply = endpoint.answer(
                    exchange.getRequestBody().readAllBytes(),
                    query == null ? null : query.replace("architecture=", ""));
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
            exchange.close();
        });
        server.start();
        return new JdbcServer(server);
    }

    Connection connect(String encoding) throws SQLException {
        return connect(encoding, "", new Properties());
    }

    /** @param query behind the address */
    Connection connect(String encoding, String query, Properties properties) throws SQLException {
        return DriverManager.getConnection(address(encoding, query), properties);
    }

    String address(String encoding, String query) {
        return "jdbc:avatica:remote:url=http://127.0.0.1:" + server.getAddress().getPort() + "/avatica" + query
                + ";serialization=" + encoding;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
