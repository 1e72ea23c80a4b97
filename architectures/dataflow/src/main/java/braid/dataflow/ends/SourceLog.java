package braid.dataflow.ends;

import braid.architectures.reach.QuarantineInterceptor;
import braid.core.view.Source;
import braid.dataflow.coder.EventCoder;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * A source's log as both reads open it.
 *
 * @param pipeline the pipeline's file
 * @param timeColumn position of the event time in the source's row
 */
public record SourceLog(String pipeline, Source source, int timeColumn, LogSettings log) {
    String topic() {
        return new Topics(log).events(source);
    }

    EventCoder coder() {
        return new EventCoder(pipeline, source.name());
    }

    /** The properties of a consumer that reads the events; it never jumps over a gap, and puts foreign records in quarantine. */
    Map<String, Object> consumer() {
        Map<String, Object> properties = LogClients.consumer(log);
        properties.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        properties.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        properties.put(EventDeserializer.PIPELINE, pipeline);
        properties.put(EventDeserializer.SOURCE, source.name());
        properties.putAll(QuarantineInterceptor.properties(pipeline, source));
        return properties;
    }
}
