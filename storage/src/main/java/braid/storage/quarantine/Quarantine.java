package braid.storage.quarantine;

import braid.core.boundary.Partition;
import braid.storage.log.LogClients;
import braid.storage.log.LogIds;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantineFormat;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Puts entries in quarantine, each as one of the log that stands there when it is made durable. {@link #put} gathers them, {@link #flush} makes them durable; to do so twice changes nothing. A reader of the
 * log flushes before it makes durable that it has passed over them.
 *
 * <p>Connects with the first entry, so that a log without foreign records costs nothing. A flood takes bounded memory ({@link #isFull})
 * and one line of the process's log per partition and minute. Safe for use by several threads.
 */
public final class Quarantine implements AutoCloseable {
    private static final int MOST_BYTES = 4 << 20;
    private static final int ENTRY_BYTES = 512;
    private static final int DELIVERY_MS = 10_000;
    private static final int BLOCK_MS = 5_000;

    private final LogSettings settings;
    private final String topic;
    private final List<QuarantineEntry> gathered = new ArrayList<>();
    private final Map<Partition, Long> counts = new ConcurrentHashMap<>();
    private final LogIds ids;
    private final Noticed noticed = new Noticed(System::nanoTime);
    private long bytes;
    private KafkaProducer<byte[], byte[]> producer;

    public Quarantine(LogSettings settings) {
        this.settings = settings;
        this.topic = new Topics(settings).quarantine();
        this.ids = new LogIds(settings);
    }

    /** Gathers an entry. */
    public synchronized void put(QuarantineEntry entry) {
        gathered.add(entry);
        bytes += ENTRY_BYTES;
        if (entry instanceof QuarantinedRecord record) {
            bytes += record.value() == null ? 0 : record.value().length;
            counts.merge(record.partition(), 1L, Long::sum);
            noticed.record(record);
        }
    }

    /** Whether it is time to {@link #flush}. */
    public synchronized boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /**
     * Makes durable what was put.
     *
     * @throws KafkaException if the log does not take it; then all of it is kept for the next time
     */
    public synchronized void flush() {
        if (gathered.isEmpty()) {
            return;
        }
        if (producer == null) {
            producer = new KafkaProducer<>(properties());
        }
        List<QuarantineEntry> entries = ofLogs(gathered, ids::of);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        entries.forEach(
                entry -> QuarantineFormat.encode(topic, entry).forEach(record -> sent.add(producer.send(record))));
        producer.flush();
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Topic " + topic + " does not take records: " + e.getCause().getMessage(), e.getCause());
        }
        gathered.clear();
        bytes = 0;
    }

    /** The same entries; records that no log is known of, as those of the logs that stand there now. */
    public static List<QuarantineEntry> ofLogs(
            List<QuarantineEntry> entries, Function<Set<String>, Map<String, String>> standing) {
        Set<String> sources = new TreeSet<>();
        entries.stream()
                .filter(Quarantine::isOfAnyLog)
                .forEach(entry -> sources.add(entry.partition().source()));
        if (sources.isEmpty()) {
            return entries;
        }
        Map<String, String> logs = standing.apply(sources);
        return entries.stream()
                .map(entry -> entry instanceof QuarantinedRecord record && isOfAnyLog(entry)
                        ? record.in(logs.getOrDefault(entry.partition().source(), LogIds.NONE))
                        : entry)
                .toList();
    }

    private static boolean isOfAnyLog(QuarantineEntry entry) {
        return entry instanceof QuarantinedRecord && entry.log().equals(QuarantineEntry.ANY_LOG);
    }

    /** Puts an entry and makes it durable at once. */
    public synchronized void keep(QuarantineEntry entry) {
        put(entry);
        flush();
    }

    /** How many records of each partition were put since this was made; one that was put again counts again. */
    public Map<Partition, Long> counts() {
        return Map.copyOf(counts);
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = LogClients.producer(settings);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
        return properties;
    }

    /** Drops what was not flushed. */
    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(java.time.Duration.ZERO);
        }
        ids.close();
    }
}
