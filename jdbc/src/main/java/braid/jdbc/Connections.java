package braid.jdbc;

import braid.answer.rows.parameter.ReadPoint;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.NoSuchConnectionException;

/**
 * The open JDBC connections. One that nobody used for a while is forgotten with its rows; its driver opens it again by itself when it is
 * used once more.
 */
final class Connections {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final Cache<String, Connection> open =
            CacheBuilder.newBuilder().expireAfterAccess(IDLE).maximumSize(MOST).build();

    /** One connection: which state of the views it is about, and its statements by number. */
    static final class Connection {
        private final ReadPoint readPoint;
        private final AtomicInteger last = new AtomicInteger();
        private final Map<Integer, OpenStatement> statements = new ConcurrentHashMap<>();

        private Connection(ReadPoint readPoint) {
            this.readPoint = readPoint;
        }

        /** What each of its statements is asked of. */
        ReadPoint readPoint() {
            return readPoint;
        }

        /** @param sql {@code null} for a statement that is given its text when it is run */
        int add(String sql) {
            int id = last.incrementAndGet();
            statements.put(id, new OpenStatement(sql));
            return id;
        }

        /** {@code null} if it is closed or was never opened. */
        OpenStatement statement(int id) {
            return statements.get(id);
        }

        void close(int id) {
            statements.remove(id);
        }
    }

    void open(String id, ReadPoint readPoint) {
        open.put(id, new Connection(readPoint));
    }

    /** @throws NoSuchConnectionException which tells the driver to open it again */
    Connection get(String id) {
        Connection connection = open.getIfPresent(id);
        if (connection == null) {
            throw new NoSuchConnectionException(id);
        }
        return connection;
    }

    /** {@code null} if there is none. */
    Connection find(String id) {
        return open.getIfPresent(id);
    }

    void close(String id) {
        open.invalidate(id);
    }
}
