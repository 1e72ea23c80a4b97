package braid.batch.dataset.logged;

import braid.storage.log.LogSettings;
import braid.storage.quarantine.Quarantine;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.List;

/** The stack's quarantine, for Spark's tasks: connects for each portion, which is large where there are many records. */
record KafkaQuarantine(LogSettings log) implements ForeignRecords {
    @Override
    public void keep(List<QuarantinedRecord> records) {
        try (Quarantine quarantine = new Quarantine(log)) {
            records.forEach(quarantine::put);
            quarantine.flush();
        }
    }
}
