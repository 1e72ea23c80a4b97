package braid.lab.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server whose capacity is known: it holds so many requests at once without answering them and refuses whatever comes beyond with 429.
 * Those that it holds are answered by {@link #answerAll}. So what becomes of each request does not depend on time.
 */
final class BusyServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<HttpExchange> held = new ArrayDeque<>();
    private int capacity;
    private int status = 200;
    private int seen;

    BusyServer(int capacity) throws IOException {
        this.capacity = capacity;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on requests are answered with this status as soon as they come. */
    synchronized void answerAtOnce(int with) {
        status = with;
        capacity = 0;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        seen++;
        if (capacity == 0) {
            answer(exchange, status);
        } else if (held.size() < capacity) {
            held.add(exchange);
        } else {
            answer(exchange, 429);
        }
        notifyAll();
    }

    /** Waits until so many requests have come, then answers those that it holds. */
    synchronized void answerAll(int after) throws IOException, InterruptedException {
        while (seen < after) {
            wait();
        }
        for (HttpExchange exchange : held) {
            answer(exchange, 200);
        }
        held.clear();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
