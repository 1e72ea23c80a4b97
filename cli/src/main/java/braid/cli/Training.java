package braid.cli;

import braid.cli.command.Context;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Does once what the short commands do, so that the JVM which runs it can leave an archive of the classes they need; changes nothing.
 * Compiling a pipeline is left out: its thousands of classes would cost every command more than they save.
 */
public final class Training {
    private static final byte[] ANSWER =
            "{\"columns\":[{\"name\":\"n\",\"type\":\"BIGINT\"}],\"rows\":[[1]],\"coverage\":{\"cut\":1},\"cut\":1,\"status\":\"UP\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("braid-training");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Context context = Context.ofProcess()
                .with(Map.of("BRAID_HOME", home.toString(), "BRAID_SERVING_URL", address, "BRAID_BATCH_URL", address));
        for (List<String> command : List.of(
                List.of("--help"),
                List.of("--version"),
                List.of("view", "page_views"),
                List.of("query", "SELECT 1"),
                List.of("batch", "list"),
                List.of("status"),
                List.of("down"),
                List.of("qeury"))) {
            Braid.run(context, command.toArray(String[]::new));
        }
        server.stop(0);
        Files.deleteIfExists(home);
        System.exit(0);
    }
}
