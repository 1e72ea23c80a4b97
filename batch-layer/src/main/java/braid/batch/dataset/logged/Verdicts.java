package braid.batch.dataset.logged;

import braid.core.view.Pipeline;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import braid.storage.quarantine.FirstVerdicts;
import java.io.Serializable;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * What a landing's records are judged by.
 *
 * @param schemas every Avro schema by fingerprint
 * @param first what was passed over already, although it would not be by now
 * @param lastCut the newest cut number that was given out, asked for when all that is to be landed was in the log
 */
public record Verdicts(Map<Long, Schema> schemas, FirstVerdicts first, long lastCut) implements Serializable {
    /** As they stand now. Schemas are read first: one that comes in between is of no record that was cut off already. */
    public static Verdicts read(LogSettings log, Pipeline pipeline, long lastCut) {
        try (SchemaTopic topic = new SchemaTopic(log)) {
            Map<Long, Schema> schemas = topic.all();
            return new Verdicts(schemas, FirstVerdicts.read(log, pipeline, schemas::get), lastCut);
        }
    }
}
