package braid.ingest.append;

import braid.ingest.decode.Decoded;
import braid.ingest.decode.EncodedEvent;
import braid.ingest.decode.refusal.Rejection;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Appends a request's events to its source's topic and its rejections to the dead-letter topic, and returns when the broker has
 * acknowledged every one of them.
 *
 * <p>The producer is idempotent, so that its own repetitions append a record once. Its time-outs are parts of {@code timeout}: when
 * {@link #append} has given up, nothing of the request is appended later. Safe for use by several threads.
 */
public final class Appender implements AutoCloseable {
    /** Bytes that one record may take, headers included; what a broker accepts by default. */
    public static final int LARGEST_RECORD = 1_000_000;

    private static final int BUFFER_BYTES = 33_554_432;
    private static final Duration LINGER = Duration.ofMillis(3);
    private static final Duration AT_LEAST = Duration.ofMillis(500);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private final Clock clock;
    private final Duration timeout;
    private final Duration blocking;

    public Appender(LogSettings log, Duration timeout, Clock clock) {
        this.topics = new Topics(log);
        this.clock = clock;
        this.timeout = timeout.compareTo(AT_LEAST) < 0 ? AT_LEAST : timeout;
        this.blocking = this.timeout.dividedBy(3);
        this.producer = new KafkaProducer<>(properties(log));
    }

    private Map<String, Object> properties(LogSettings log) {
        Duration delivery = timeout.minus(blocking);
        Map<String, Object> properties = new HashMap<>(LogClients.producer(log));
        Map<String, Object> own = new HashMap<>();
        own.put(ProducerConfig.CLIENT_ID_CONFIG, "braid-ingest");
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        own.put(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis());
        own.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
        own.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) BUFFER_BYTES);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, blocking.toMillis());
        own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
        own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                delivery.minus(LINGER.multipliedBy(2)).toMillis());
        own.forEach((key, value) -> {
            if (!log.client().containsKey(key)) {
                properties.put(key, value);
            }
        });
        return properties;
    }

    /**
     * Appends all of {@code decoded}.
     *
     * @throws LogUnavailable if the broker did not acknowledge all of it; a retry is safe where the source has a PRIMARY KEY
     */
    public void append(String source, Decoded decoded) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long blockedUntil = System.nanoTime() + blocking.toNanos();
        Acknowledgements answers = new Acknowledgements();
        int records = decoded.accepted().size() + decoded.rejected().size();
        int sent = 0;
        String topic = topics.events(source);
        for (EncodedEvent event : decoded.accepted()) {
            if (!send(new ProducerRecord<>(topic, event.key(), event.value()), answers, blockedUntil)) {
                break;
            }
            sent++;
        }
        if (sent == decoded.accepted().size()) {
            sent += sendRejected(topics.events(source) + ".rejected", decoded.rejected(), answers, blockedUntil);
        }
        answers.await(sent, deadline);
        int acknowledged = answers.acknowledged();
        if (acknowledged < records) {
            throw new LogUnavailable(
                    reason(answers.failure()), records, acknowledged, sent - acknowledged - answers.unsent());
        }
    }

    private int sendRejected(String topic, List<Rejection> rejected, Acknowledgements answers, long blockedUntil) {
        byte[] at = utf8(clock.instant().toString());
        int sent = 0;
        for (Rejection rejection : rejected) {
            RecordHeaders headers = new RecordHeaders();
            headers.add("reason", utf8(rejection.reason()));
            headers.add("column", rejection.column() == null ? null : utf8(rejection.column()));
            headers.add("index", utf8(Integer.toString(rejection.index())));
            headers.add("at", at);
            if (!send(
                    new ProducerRecord<>(topic, null, null, null, rejection.event(), headers), answers, blockedUntil)) {
                break;
            }
            sent++;
        }
        return sent;
    }

    /** Hands a record to the producer; false, without doing so, if the log cannot be reached and no more should be tried. */
    private boolean send(ProducerRecord<byte[], byte[]> record, Acknowledgements answers, long blockedUntil) {
        if (answers.failure() != null || System.nanoTime() > blockedUntil) {
            return false;
        }
        try {
            producer.send(record, answers);
            return true;
        } catch (KafkaException e) {
            answers.onCompletion(null, e);
            return true;
        }
    }

    private static String reason(Exception failure) {
        String message = failure == null ? null : failure.getMessage();
        return message == null ? "No answer in time." : message.endsWith(".") ? message : message + ".";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Requests were answered before, so only records that nobody waits for any more are left: they get half a second. */
    @Override
    public void close() {
        producer.close(Duration.ofMillis(500));
    }
}
