package braid.acceptance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that send a text and then nothing, and read nothing. */
final class SlowClients implements AutoCloseable {
    private static final int GLANCE_MS = 50;
    private final List<Socket> sockets = new ArrayList<>();

    SlowClients(int count, int port, String text) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
    }

    /** How many the server has neither closed nor answered. */
    long waiting() {
        return sockets.stream().filter(SlowClients::isWaiting).count();
    }

    private static boolean isWaiting(Socket socket) {
        try {
            socket.setSoTimeout(GLANCE_MS);
            return socket.getInputStream().read() == Integer.MIN_VALUE;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
