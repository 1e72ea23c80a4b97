package braid.service;

import braid.service.access.Guard;
import braid.service.access.Role;
import braid.service.metrics.Metrics;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small HTTP endpoint of a service that has no web framework: {@code GET /status} answers one JSON object, {@code GET /metrics} what
 * Prometheus reads, {@code GET /health/liveness} and {@code /health/readiness} 200 or 503; further paths can be given handlers.
 *
 * <p>{@code /status} holds at least {@code "status"} ({@code UP} or {@code DOWN}) and what {@link OwnProcess} says; it is answered with 200 when UP
 * and 503 otherwise. A handler takes the query's parameters and returns an object to be written as JSON; an
 * {@link IllegalArgumentException} is answered with 400, an {@link IllegalStateException} with 409, anything else with 500, each as a
 * problem (RFC 9457). Reading needs the role {@code read}, all else {@code admin}, where keys are set.
 */
public final class StatusEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusEndpoint.class);
    private static final int THREADS = 8;

    static {
        // Seconds that a client may take to send a request: a slow one must not keep a thread. Read once by the JDK's
        // server.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "10");
        // Head and body leave in two packets; without this the second waits until the first is acknowledged.
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Guard guard;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "status");
        thread.setDaemon(true);
        return thread;
    });

    /** Listens at once. {@code status} is asked at every request and must not block. */
    public StatusEndpoint(Endpoint endpoint, Metrics metrics, Supplier<Map<String, Object>> status) throws IOException {
        guard = new Guard(endpoint.keys());
        server = HttpServer.create(new InetSocketAddress(endpoint.host(), endpoint.port()), 64);
        server.setExecutor(threads);
        on("GET", "/status", query -> status.get());
        on("GET", "/health/liveness", query -> Map.of("status", "UP"));
        on("GET", "/health/readiness", query -> Map.of("status", status.get().get("status")));
        handle("/metrics", "GET", exchange -> {
            Metrics.Scrape scrape = metrics.scrape(exchange.getRequestHeaders().getFirst("Accept"));
            Reply.send(exchange, 200, scrape.contentType(), scrape.body());
        });
        handle(
                "/",
                "GET",
                exchange -> Reply.problem(
                        exchange,
                        404,
                        "Not found",
                        "There is nothing at " + exchange.getRequestURI().getPath() + "."));
        server.start();
    }

    /** Answers {@code method path} with what {@code handler} makes of the query's parameters. */
    public StatusEndpoint on(String method, String path, Function<Map<String, String>, Object> handler) {
        handle(path, method, exchange -> {
            Object body =
                    handler.apply(QueryString.parse(exchange.getRequestURI().getRawQuery()));
            boolean down = body instanceof Map<?, ?> map && "DOWN".equals(map.get("status"));
            Reply.json(exchange, down ? 503 : 200, body);
        });
        return this;
    }

    /** An answer that is made while it is sent. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Answers {@code GET path} with bytes. The handler may refuse as any other; a body that fails while it is sent just ends, so the bytes
     * have to say themselves where they are complete.
     */
    public StatusEndpoint stream(String path, Function<Map<String, String>, Body> handler) {
        handle(path, "GET", exchange -> {
            Body body = handler.apply(QueryString.parse(exchange.getRequestURI().getRawQuery()));
            try (OutputStream out = Reply.begin(exchange, "application/octet-stream")) {
                body.writeTo(out);
            } catch (RuntimeException e) {
                LOG.warn("{} broke off: {}", path, e.toString(), e);
            }
        });
        return this;
    }

    @FunctionalInterface
    private interface Work {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void handle(String path, String method, Work work) {
        server.createContext(path, exchange -> {
            try {
                if (mayGoOn(exchange, path, method)) {
                    answer(exchange, work);
                }
            } catch (IOException e) {
                LOG.debug("A client went away before it was answered", e);
            } finally {
                exchange.close();
            }
        });
    }

    private boolean mayGoOn(HttpExchange exchange, String path, String method) throws IOException {
        String asked = exchange.getRequestURI().getPath();
        String given = exchange.getRequestMethod();
        Role needed = given.equals("GET") ? Role.READ : Role.ADMIN;
        Guard.Refusal refusal = guard.check(given, asked, needed, exchange.getRequestHeaders()::getFirst);
        if (refusal != null) {
            if (refusal.status() == 401) {
                exchange.getResponseHeaders().set("WWW-Authenticate", Guard.CHALLENGE);
            }
            Reply.problem(exchange, refusal.status(), refusal.title(), refusal.detail());
            return false;
        }
        if (!asked.equals(path) && !path.equals("/")) {
            Reply.problem(exchange, 404, "Not found", "There is nothing at " + asked + ".");
            return false;
        }
        if (!given.equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            Reply.problem(exchange, 405, "Method not allowed", "Use " + method + " here.");
            return false;
        }
        return true;
    }

    private static void answer(HttpExchange exchange, Work work) throws IOException {
        try {
            work.answer(exchange);
        } catch (IllegalArgumentException e) {
            Reply.problem(exchange, 400, "The request cannot be answered as it is", String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            Reply.problem(exchange, 409, "Not now", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} failed", exchange.getRequestURI(), e);
            Reply.problem(exchange, 500, "Unexpected failure", String.valueOf(e));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
