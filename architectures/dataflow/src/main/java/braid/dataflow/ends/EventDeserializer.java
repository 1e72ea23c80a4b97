package braid.dataflow.ends;

import braid.core.boundary.CutMarker;
import braid.core.event.EventCodec;
import braid.core.sql.CompiledPipelines;
import braid.service.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Turns a record of the log into an event; a cut marker of a batch layer beside it into {@code null}. */
public final class EventDeserializer implements Deserializer<Object[]> {
    /** The consumer properties that name the pipeline's file and the source. */
    static final String PIPELINE = "braid.pipeline";

    static final String SOURCE = "braid.source";

    private EventCodec codec;

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        codec = new EventCodec(
                CompiledPipelines.of((String) properties.get(PIPELINE)).source((String) properties.get(SOURCE)),
                new SchemaTopic(LogSettings.of(Settings.load())));
    }

    @Override
    public Object[] deserialize(String topic, byte[] record) {
        if (CutMarker.isMarker(record)) {
            return null;
        }
        if (!EventCodec.isEvent(record)) {
            throw new SerializationException("A record of " + topic + " is neither an event nor a cut marker;"
                    + " only ingest and the batch layer may write to the topic.");
        }
        return codec.decode(record);
    }
}
