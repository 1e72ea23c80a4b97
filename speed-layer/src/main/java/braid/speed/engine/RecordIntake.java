package braid.speed.engine;

import braid.core.event.record.LogRecord;
import braid.speed.begin.NotYet;
import braid.speed.fold.PartitionFold;
import braid.speed.status.SpeedStatus;
import braid.storage.quarantine.Quarantine;
import braid.storage.quarantine.entry.QuarantinedRecord;
import org.apache.kafka.common.errors.TimeoutException;

/** Folds what the log gives, and puts what is foreign in quarantine, as far as that is possible now. */
public final class RecordIntake {
    private final Quarantine quarantine;
    private final Chains chains;
    private final SpeedStatus status;

    RecordIntake(Quarantine quarantine, Chains chains, SpeedStatus status) {
        this.quarantine = quarantine;
        this.chains = chains;
        this.status = status;
    }

    /**
     * Folds a record.
     *
     * @return whether that was possible now; if not, nothing has changed, and the status says why
     */
    public boolean accept(PartitionFold fold, long offset, byte[] value, long appendTimeMillis) {
        if (quarantine.isFull() && !chains.quarantined()) {
            return false;
        }
        try {
            LogRecord read = fold.accept(offset, value, appendTimeMillis);
            if (read instanceof LogRecord.Foreign foreign && fold.isNew(offset)) {
                quarantine.put(
                        QuarantinedRecord.of(fold.partition(), offset, appendTimeMillis, value, foreign.reason()));
            }
            return true;
        } catch (TimeoutException e) {
            status.down(SpeedStatus.KAFKA, "Kafka does not answer: " + e.getMessage());
            return false;
        } catch (NotYet e) {
            status.down(SpeedStatus.WAREHOUSE, e.getMessage());
            return false;
        }
    }
}
