package braid.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small HTTP door of a service that has no web framework: {@code GET /status} answers one JSON object, and further paths can be
 * given handlers.
 *
 * <p>{@code /status} holds at least {@code "status"} ({@code UP} or {@code DOWN}) and {@code "pid"}; it is answered with 200 when UP
 * and 503 otherwise. A handler takes the query's parameters and returns an object to be written as JSON; an
 * {@link IllegalArgumentException} is answered with 400, an {@link IllegalStateException} with 409, anything else with 500.
 */
public final class StatusEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusEndpoint.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "status");
        thread.setDaemon(true);
        return thread;
    });

    /** Listens at once. {@code status} is asked at every request and must not block. */
    public StatusEndpoint(String host, int port, Supplier<Map<String, Object>> status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), 64);
        server.setExecutor(threads);
        server.createContext("/status", exchange -> answer(exchange, "GET", query -> status.get()));
        server.start();
    }

    /** Answers {@code method path} with what {@code handler} makes of the query's parameters. */
    public StatusEndpoint on(String method, String path, Function<Map<String, String>, Object> handler) {
        server.createContext(path, exchange -> answer(exchange, method, handler));
        return this;
    }

    private static void answer(HttpExchange exchange, String method, Function<Map<String, String>, Object> handler)
            throws IOException {
        int code = 200;
        Object body;
        try {
            if (!exchange.getRequestMethod().equals(method)) {
                code = 405;
                body = Map.of("detail", "Use " + method + " here.");
            } else {
                body = handler.apply(QueryString.parse(exchange.getRequestURI().getRawQuery()));
                if (body instanceof Map<?, ?> map && "DOWN".equals(map.get("status"))) {
                    code = 503;
                }
            }
        } catch (IllegalArgumentException e) {
            code = 400;
            body = Map.of("detail", String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            code = 409;
            body = Map.of("detail", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} failed", exchange.getRequestURI(), e);
            code = 500;
            body = Map.of("detail", String.valueOf(e));
        }
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
