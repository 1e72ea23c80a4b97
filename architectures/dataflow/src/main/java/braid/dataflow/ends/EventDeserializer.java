package braid.dataflow.ends;

import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.sql.CompiledPipelines;
import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Turns a record of the log into an event; a cut marker of a batch layer beside it, or a foreign record, into
 * {@code null}.
 */
public final class EventDeserializer implements Deserializer<Object[]> {
    /** The consumer properties that name the pipeline's file and the source. */
    static final String PIPELINE = "braid.pipeline";

    static final String SOURCE = "braid.source";

    private RecordReader reader;

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        reader = new RecordReader(
                CompiledPipelines.of((String) properties.get(PIPELINE)).source((String) properties.get(SOURCE)),
                new SchemaTopic(LogSettings.of(Settings.load())));
    }

    @Override
    public Object[] deserialize(String topic, byte[] record) {
        return reader.read(record) instanceof LogRecord.Event event ? event.row() : null;
    }
}
