package braid.web;

import braid.service.metrics.Metrics;
import braid.web.problem.PlainAnswer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GET /metrics} for Prometheus, {@code /health/liveness} (200 as long as the process answers: restart it otherwise) and
 * {@code /health/readiness} (503 while it cannot do its work: send it no requests).
 */
final class OperationsServlet extends HttpServlet {
    static final String[] PATHS = {"/metrics", "/health/*"};
    private static final long serialVersionUID = 1L;

    private final transient Metrics metrics;
    private final transient Supplier<Readiness> readiness;

    /**
     * @param readiness asked for at the first request, because what it looks at may start later
     */
    OperationsServlet(Metrics metrics, Supplier<Readiness> readiness) {
        this.metrics = metrics;
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        switch (request.getRequestURI()) {
            case "/metrics" -> {
                Metrics.Scrape scrape = metrics.scrape(request.getHeader("Accept"));
                PlainAnswer.send(response, HttpServletResponse.SC_OK, scrape.contentType(), scrape.body());
            }
            case "/health/liveness" -> health(response, true);
            case "/health/readiness" -> health(response, readiness.get().isReady());
            default ->
                PlainAnswer.send(
                        response,
                        HttpServletResponse.SC_NOT_FOUND,
                        "Not found",
                        "Health has two groups: /health/liveness and /health/readiness.",
                        Map.of());
        }
    }

    private static void health(HttpServletResponse response, boolean up) throws IOException {
        byte[] body = ("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}").getBytes(StandardCharsets.UTF_8);
        PlainAnswer.send(
                response,
                up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "application/json",
                body);
    }
}
