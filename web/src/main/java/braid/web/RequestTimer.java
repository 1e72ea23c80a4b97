package braid.web;

import braid.service.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** Times requests by their route, which is the pattern and not the address: what clients make up adds no time series. */
final class RequestTimer extends Stopwatch {
    private final Histogram times;

    RequestTimer(Metrics metrics) {
        times = Histogram.builder()
                .name("braid_http_request_duration_seconds")
                .help("Time from a request's arrival to the end of its answer.")
                .labelNames("route", "status")
                .classicOnly()
                .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
                .register(metrics.registry());
    }

    @Override
    protected void took(HttpServletRequest request, HttpServletResponse response, double seconds) {
        times.labelValues(
                        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)),
                        Integer.toString(response.getStatus()))
                .observe(seconds);
    }
}
