package braid.dataflow.ends;

import braid.dataflow.model.PipelineCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Instant;

/**
 * The bounded read: a source's events from the log's start to where it ends when the pipeline is made. (KafkaIO can stop at a time, but not
 * at the end of a log.)
 */
public final class BoundedLog extends PTransform<PBegin, PCollection<Object[]>> {
    private static final long serialVersionUID = 1L;
    private static final Duration POLL = Duration.ofMillis(200);

    private final transient SourceLog log;

    /** Of this log, up to its end when the pipeline is made. */
    public BoundedLog(SourceLog log) {
        this.log = log;
    }

    /** A partition's offsets in {@code [start, end)}. */
    record Range(String topic, int partition, long start, long end) implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public PCollection<Object[]> expand(PBegin begin) {
        HashMap<String, Object> properties = new HashMap<>(log.consumer());
        return begin.apply("Ranges", Create.of(ranges(properties)).withCoder(SerializableCoder.of(Range.class)))
                .apply("Spread", Reshuffle.viaRandomKey())
                .apply("Read", ParDo.of(new Read(properties, log.timeColumn())))
                .setCoder(log.coder());
    }

    private List<Range> ranges(Map<String, Object> properties) {
        String topic = log.topic();
        List<Range> ranges = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = open(properties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> ranges.add(new Range(topic, partition.partition(), 0, end)));
        }
        return ranges;
    }

    private static KafkaConsumer<byte[], byte[]> open(Map<String, Object> properties) {
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static final class Read extends DoFn<Range, Object[]> {
        private static final long serialVersionUID = 1L;
        private static final Counter EVENTS = Metrics.counter(PipelineCounts.NAMESPACE, PipelineCounts.EVENTS);

        private final HashMap<String, Object> properties;
        private final int timeColumn;

        Read(HashMap<String, Object> properties, int timeColumn) {
            this.properties = properties;
            this.timeColumn = timeColumn;
        }

        @ProcessElement
        public void process(@Element Range range, OutputReceiver<Object[]> out) {
            TopicPartition partition = new TopicPartition(range.topic(), range.partition());
            EventDeserializer events = new EventDeserializer();
            events.configure(properties, false);
            try (KafkaConsumer<byte[], byte[]> consumer = open(properties)) {
                consumer.assign(List.of(partition));
                consumer.seek(partition, range.start());
                while (consumer.position(partition) < range.end()) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                        Object[] event = events.deserialize(range.topic(), record.value());
                        if (record.offset() < range.end() && event != null) {
                            EVENTS.inc();
                            out.outputWithTimestamp(event, new Instant((long) (Long) event[timeColumn]));
                        }
                    }
                }
            }
        }
    }
}
