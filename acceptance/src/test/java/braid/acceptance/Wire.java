package braid.acceptance;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, for what no HTTP client would send. */
final class Wire {
    private static final int PATIENCE_MS = 20_000;

    private Wire() {}

    /**
     * @param status 0 when the server closed the connection without an answer
     */
    record Answer(int status, String text) {}

    static Answer ask(int port, String requestLine, String header) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            String request = requestLine + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            String[] words = text.split(" ", 3);
            return new Answer(words.length < 2 ? 0 : Integer.parseInt(words[1].trim()), text);
        }
    }
}
