package braid.dataflow;

import braid.core.view.Source;
import braid.storage.log.LogClients;
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
final class LiveLog extends PTransform<PBegin, PCollection<Object[]>> {
    private static final long serialVersionUID = 1L;

    private final transient DataflowSettings settings;
    private final transient Source source;
    private final transient int timeColumn;

    /** @param timeColumn position of the event time in the source's row */
    LiveLog(DataflowSettings settings, Source source, int timeColumn) {
        this.settings = settings;
        this.source = source;
        this.timeColumn = timeColumn;
    }

    @Override
    public PCollection<Object[]> expand(PBegin begin) {
        EventCoder coder = new EventCoder(settings.file(), source.name());
        Map<String, Object> properties = consumer(settings, source);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        return begin.apply(
                        "Read",
                        KafkaIO.<byte[], Object[]>read()
                                .withBootstrapServers(settings.log().bootstrap())
                                .withTopic(settings.topics().events(source))
                                .withKeyDeserializer(ByteArrayDeserializer.class)
                                .withValueDeserializerAndCoder(EventDeserializer.class, NullableCoder.of(coder))
                                .withConsumerConfigUpdates(properties)
                                .withTimestampPolicyFactory(EventTime.factory(
                                        timeColumn,
                                        Duration.millis(
                                                settings.watermarkDelay().toMillis())))
                                .commitOffsetsInFinalize()
                                .withoutMetadata())
                .apply("Pass over markers", ParDo.of(new Events()))
                .setCoder(coder);
    }

    /** The properties of a consumer that reads a source's events; it never jumps over a gap. */
    static Map<String, Object> consumer(DataflowSettings settings, Source source) {
        Map<String, Object> properties = LogClients.consumer(settings.log());
        properties.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        properties.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        properties.put(EventDeserializer.PIPELINE, settings.file());
        properties.put(EventDeserializer.SOURCE, source.name());
        return properties;
    }

    private static final class Events extends DoFn<KV<byte[], Object[]>, Object[]> {
        private static final long serialVersionUID = 1L;
        private static final Counter EVENTS = Metrics.counter(Counts.NAMESPACE, Counts.EVENTS);

        @ProcessElement
        public void process(@Element KV<byte[], Object[]> record, OutputReceiver<Object[]> out) {
            if (record.getValue() != null) {
                EVENTS.inc();
                out.output(record.getValue());
            }
        }
    }
}
