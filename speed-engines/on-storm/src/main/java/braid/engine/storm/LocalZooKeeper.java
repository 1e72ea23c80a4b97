package braid.engine.storm;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.storm.shade.org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.storm.shade.org.apache.zookeeper.server.ZooKeeperServer;

/** A ZooKeeper in this process that keeps what it is told in a folder; on the loopback address alone, at any port. */
final class LocalZooKeeper implements AutoCloseable {
    private static final int TICK_MILLIS = 2_000;
    private static final int MOST_CONNECTIONS = 200;

    /** Who is in the same process cannot be away while this is there. */
    static final int LONGEST_SESSION_MILLIS = 3_600_000;

    private final NIOServerCnxnFactory connections = new NIOServerCnxnFactory();

    /** @param folder is made if it is not there */
    LocalZooKeeper(Path folder) throws IOException {
        File files = Files.createDirectories(folder).toFile();
        connections.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MOST_CONNECTIONS);
        try {
            ZooKeeperServer server = new ZooKeeperServer(files, files, TICK_MILLIS);
            server.setMaxSessionTimeout(LONGEST_SESSION_MILLIS);
            connections.startup(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while ZooKeeper started", e);
        }
    }

    int port() {
        return connections.getLocalPort();
    }

    @Override
    public void close() {
        connections.shutdown();
    }
}
