package braid.launcher.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** One cheap look at a child: does it answer now? Never throws; blocks for two seconds at most. */
@FunctionalInterface
public interface Probe {
    boolean answers();

    /** Answers when something accepts connections on a local port. */
    static Probe tcp(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                // Where nobody listens, the kernel may connect a socket to itself.
                return socket.getLocalPort() != port;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Answers when {@code GET address} is answered with 200. */
    static Probe http(URI address) {
        return () -> {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout(1000);
                connection.setReadTimeout(2000);
                int code = connection.getResponseCode();
                connection.disconnect();
                return code == 200;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
