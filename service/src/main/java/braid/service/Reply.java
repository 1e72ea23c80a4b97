package braid.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the answers of a {@link StatusEndpoint}. */
final class Reply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 1 << 16;

    private Reply() {}

    static void json(HttpExchange exchange, int code, Object body) throws IOException {
        send(exchange, code, "application/json", JSON.writeValueAsBytes(body));
    }

    static void problem(HttpExchange exchange, int code, String title, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", code);
        problem.put("detail", detail);
        send(exchange, code, "application/problem+json", JSON.writeValueAsBytes(problem));
    }

    /** Begins an answer of unknown length; its body goes into the stream. */
    static OutputStream begin(HttpExchange exchange, String type) throws IOException {
        headers(exchange, type);
        exchange.sendResponseHeaders(200, 0);
        return new BufferedOutputStream(exchange.getResponseBody(), BUFFER);
    }

    private static void headers(HttpExchange exchange, String type) {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
    }

    static void send(HttpExchange exchange, int code, String type, byte[] body) throws IOException {
        headers(exchange, type);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }
}
