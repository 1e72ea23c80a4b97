package braid.batch.dataset.logged;

import braid.storage.quarantine.entry.QuarantinedRecord;
import java.io.Serializable;
import java.util.List;

/** Takes what a landing passes over, from Spark's tasks wherever they run. A task that is tried again hands on the same again. */
@FunctionalInterface
public interface ForeignRecords extends Serializable {
    /** Keeps records; they are durable when this returns. */
    void keep(List<QuarantinedRecord> records);
}
