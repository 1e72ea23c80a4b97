package braid.lab.recording;

import braid.lab.bench.load.Due;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.terminal.command.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes a recording into the log's only partition, each event when it is due, whatever the architecture makes of it. It is the same plain
 * producer for all; it waits out a broker that is away.
 */
public final class Feed implements AutoCloseable {
    private static final int AWAY_MS = 300_000;

    private final Recording recording;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::run, "feed");
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final AtomicLong count = new AtomicLong();
    /** When each event was acknowledged, in nanoseconds after the beginning; 0 for not yet. */
    private final long[] acknowledged;

    private final long begin;
    private volatile boolean closed;

    /** @param begin the moment of the first event, by {@link System#nanoTime} */
    public Feed(LogSettings log, Recording recording, long begin) {
        this.recording = recording;
        this.begin = begin;
        this.topic = new Topics(log).events(recording.source());
        this.acknowledged = new long[recording.events().size()];
        Map<String, Object> properties = new HashMap<>(LogClients.producer(log));
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 3);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, AWAY_MS);
        this.producer = new KafkaProducer<>(properties);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        List<Recording.Event> events = recording.events();
        for (int i = 0; i < events.size() && !closed && failure.get() == null; i++) {
            Recording.Event event = events.get(i);
            Due.await(begin + TimeUnit.MILLISECONDS.toNanos(event.dueMillis()), () -> closed);
            int number = i;
            producer.send(new ProducerRecord<>(topic, 0, event.key(), event.value()), (metadata, e) -> {
                if (e != null) {
                    failure.compareAndSet(null, e);
                } else {
                    acknowledged[number] = System.nanoTime() - begin;
                    count.incrementAndGet();
                }
            });
        }
        producer.flush();
    }

    /** Returns when the last event is in the log. */
    public void await() throws InterruptedException {
        thread.join();
        Exception failed = failure.get();
        if (failed != null) {
            throw new Failure("The log did not take every event of the recording: " + failed.getMessage(), failed);
        }
    }

    /** How many events are in the log. */
    public long acknowledged() {
        return count.get();
    }

    public boolean isDone() {
        return !thread.isAlive();
    }

    /** When each event was acknowledged, in milliseconds after the first was due, once {@link #await} has returned. */
    public long[] acknowledgedMillis() {
        long[] millis = new long[acknowledged.length];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = TimeUnit.NANOSECONDS.toMillis(acknowledged[i]);
        }
        return millis;
    }

    @Override
    public void close() {
        closed = true;
        producer.close(java.time.Duration.ofSeconds(1));
    }
}
