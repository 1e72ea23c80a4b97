package braid.speed;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;

/**
 * Whether the log answers. A consumer does not say when its brokers are gone: it goes on asking, and there is nothing new. A broker that is
 * there answers each fetch, within half a second also when there is nothing. Used by one thread.
 */
final class FetchWatch {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long SILENT_NANOS = Duration.ofSeconds(5).toNanos();
    /** What a look adds at most: in a time without polls nothing was asked. */
    private static final long STEP_NANOS = Duration.ofSeconds(1).toNanos();

    private final DoubleSupplier answered;
    private double seen;
    private boolean ever;
    private long heard;
    private long last;
    private long silence;

    /** @param answered how many fetches were answered so far */
    FetchWatch(DoubleSupplier answered, long now) {
        this.answered = answered;
        this.last = now;
        this.seen = answered.getAsDouble();
    }

    static FetchWatch of(KafkaConsumer<byte[], byte[]> consumer, long now) {
        Metric answered = consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("fetch-total"))
                .filter(metric -> metric.metricName().group().equals("consumer-fetch-manager-metrics"))
                .findFirst()
                .orElseThrow();
        return new FetchWatch(() -> (double) answered.metricValue(), now);
    }

    /**
     * Looks, after a poll.
     *
     * @param asks whether that poll asked for any partition
     */
    void look(long now, boolean asks) {
        double count = answered.getAsDouble();
        boolean news = count != seen;
        if (news) {
            ever = true;
            heard = now;
        }
        silence = news || !asks ? 0 : silence + Math.min(now - last, STEP_NANOS);
        seen = count;
        last = now;
    }

    /** Whether the log has answered a moment ago, so that its ends are known. */
    boolean isFresh() {
        return ever && last - heard <= FRESH_NANOS;
    }

    /** Why the log is taken to be away; {@code null} if nothing speaks for that. */
    String problem() {
        return silence < SILENT_NANOS
                ? null
                : "Kafka does not answer: no fetch was answered for " + silence / 1_000_000_000 + " s";
    }
}
