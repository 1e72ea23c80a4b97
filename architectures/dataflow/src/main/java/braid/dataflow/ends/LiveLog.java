package braid.dataflow.ends;

import braid.dataflow.coder.EventCoder;
import braid.dataflow.model.PipelineCounts;
import java.util.Map;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Duration;

/** The unbounded read: a source's events from the log as they come, from where the job's checkpoint or its consumer group is. */
public final class LiveLog extends PTransform<PBegin, PCollection<Object[]>> {
    private static final long serialVersionUID = 1L;

    private final transient SourceLog log;
    private final transient String group;
    private final transient Duration delay;

    /**
     * @param group the consumer group under which completed checkpoints leave their offset
     * @param delay how far behind the latest event time of a partition its watermark is
     */
    public LiveLog(SourceLog log, String group, java.time.Duration delay) {
        this.log = log;
        this.group = group;
        this.delay = Duration.millis(delay.toMillis());
    }

    @Override
    public PCollection<Object[]> expand(PBegin begin) {
        EventCoder coder = log.coder();
        Map<String, Object> properties = log.consumer();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return begin.apply(
                        "Read",
                        KafkaIO.<byte[], Object[]>read()
                                .withBootstrapServers(log.log().bootstrap())
                                .withTopic(log.topic())
                                .withKeyDeserializer(ByteArrayDeserializer.class)
                                .withValueDeserializerAndCoder(EventDeserializer.class, NullableCoder.of(coder))
                                .withConsumerConfigUpdates(properties)
                                .withTimestampPolicyFactory(EventTime.factory(log.timeColumn(), delay))
                                .commitOffsetsInFinalize()
                                .withoutMetadata())
                .apply("Pass over markers", ParDo.of(new Events()))
                .setCoder(coder);
    }

    private static final class Events extends DoFn<KV<byte[], Object[]>, Object[]> {
        private static final long serialVersionUID = 1L;
        private static final Counter EVENTS = Metrics.counter(PipelineCounts.NAMESPACE, PipelineCounts.EVENTS);

        @ProcessElement
        public void process(@Element KV<byte[], Object[]> record, OutputReceiver<Object[]> out) {
            if (record.getValue() != null) {
                EVENTS.inc();
                out.output(record.getValue());
            }
        }
    }
}
