package braid.batch.cut;

import braid.core.boundary.Boundary;
import braid.core.boundary.CutMarker;
import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Appends the marker of a cut to every partition of every source of a pipeline.
 *
 * <p>A cut that fails on the way leaves markers on some partitions, which is harmless: segments are numbered with a gap there. Its number
 * is never used again.
 */
public final class Cutter implements AutoCloseable {
    private static final int REQUEST_TIMEOUT_MS = 10_000;
    private static final int DELIVERY_TIMEOUT_MS = 20_000;

    private final Pipeline pipeline;
    private final Topics topics;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    public Cutter(Pipeline pipeline, LogSettings log) {
        this.pipeline = pipeline;
        this.topics = new Topics(log);
        Map<String, Object> properties = LogClients.producer(log);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        producer = new KafkaProducer<>(properties);
        admin = Admin.create(LogClients.admin(log));
    }

    /**
     * Cuts every partition, those too that are added while it does; the boundary holds the offset of each marker.
     *
     * @param marked told how many partitions have their marker, after each
     * @throws KafkaException if a marker was not acknowledged; the cut is then void
     */
    public Boundary cut(long number, IntConsumer marked) {
        Map<Partition, Long> offsets = new TreeMap<>();
        int before;
        do {
            before = offsets.size();
            topics.describe(admin, pipeline).forEach((source, topic) -> topic.partitions().stream()
                    .map(info -> new Partition(source, info.partition()))
                    .filter(partition -> !offsets.containsKey(partition))
                    .forEach(partition -> {
                        offsets.put(partition, append(number, partition));
                        marked.accept(offsets.size());
                    }));
        } while (offsets.size() > before);
        return new Boundary(offsets);
    }

    private long append(long number, Partition partition) {
        String topic = topics.events(partition.source());
        try {
            return producer.send(new ProducerRecord<>(topic, partition.number(), null, CutMarker.encode(number)))
                    .get()
                    .offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "The marker of cut " + number + " could not be appended to " + partition + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    /** For each partition of a source, the first offset that the log still holds. */
    public Map<Integer, Long> begin(Source source, Boundary boundary) {
        Map<TopicPartition, OffsetSpec> asked = new java.util.HashMap<>();
        boundary.offsets().keySet().stream()
                .filter(partition -> partition.source().equals(source.name()))
                .forEach(partition -> asked.put(
                        new TopicPartition(topics.events(source), partition.number()), OffsetSpec.earliest()));
        Map<Integer, Long> begin = new TreeMap<>();
        try {
            admin.listOffsets(asked)
                    .all()
                    .get()
                    .forEach((partition, info) -> begin.put(partition.partition(), info.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("The first offsets of " + source.name() + " could not be read", e.getCause());
        }
        return begin;
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(1));
        admin.close(java.time.Duration.ofSeconds(1));
    }
}
