package braid.service.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The metrics of one process: its own, and those of its JVM ({@code jvm_*}, {@code process_*}). Safe for use by several threads.
 *
 * <p>The JVM's are registered at the first scrape, so that a process that nobody watches does not start later for it.
 */
public final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private boolean withJvm;

    /** Where the layer registers its own metrics. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** What {@code GET /metrics} answers. */
    public record Scrape(String contentType, byte[] body) {}

    /**
     * All metrics as they are now.
     *
     * @param accept the request's Accept header, by which OpenMetrics can be asked for; may be {@code null}
     */
    public Scrape scrape(String accept) {
        registerJvm();
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            writer.write(body, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scrape(writer.getContentType(), body.toByteArray());
    }

    private synchronized void registerJvm() {
        if (!withJvm) {
            withJvm = true;
            JvmMetrics.builder().register(registry);
        }
    }
}
