package braid.serving.metrics;

import braid.service.metrics.Metrics;
import braid.web.Stopwatch;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;

/**
 * Times queries by how they were asked ({@code rows}, {@code sql}, {@code jdbc}), by the layer that was asked for, and by how they ended:
 * {@code ok}, {@code not_modified}, {@code refused} (the request was wrong), {@code limited} (it would have taken too much),
 * {@code unavailable} (a store is down, or no exact answer in time) or {@code failed}.
 */
final class QueryTimer extends Stopwatch {
    private static final Set<String> LAYERS = Set.of("merged", "batch", "speed");

    private final Histogram times;

    QueryTimer(Metrics metrics) {
        times = Histogram.builder()
                .name("braid_serving_query_duration_seconds")
                .help("Time from a query's arrival to the end of its answer.")
                .labelNames("kind", "layer", "outcome")
                .classicOnly()
                .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
                .register(metrics.registry());
    }

    @Override
    protected void took(HttpServletRequest request, HttpServletResponse response, double seconds) {
        times.labelValues(kind(request), layer(request), outcome(response.getStatus()))
                .observe(seconds);
    }

    private static String kind(HttpServletRequest request) {
        return switch (request.getRequestURI()) {
            case "/api/v1/sql" -> "sql";
            case "/avatica" -> "jdbc";
            default -> "rows";
        };
    }

    /** A statement names its layers in its WHERE, if at all. What is no layer is refused, and gets no time series of its own. */
    private static String layer(HttpServletRequest request) {
        String layer = request.getParameter("layer");
        String named = layer == null ? "merged" : layer.toLowerCase(Locale.ROOT);
        return LAYERS.contains(named) ? named : "merged";
    }

    private static String outcome(int status) {
        return switch (status) {
            case 304 -> "not_modified";
            case 429, 504 -> "limited";
            case 409, 503 -> "unavailable";
            default -> status < 400 ? "ok" : status < 500 ? "refused" : "failed";
        };
    }
}
