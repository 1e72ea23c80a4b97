package braid.speed;

import braid.core.event.record.LogRecord;
import braid.speed.begin.AssignedPartition;
import braid.speed.begin.NotYet;
import braid.speed.fold.PartitionFold;
import braid.speed.status.Rates;
import braid.speed.status.SpeedStatus;
import braid.storage.quarantine.Quarantine;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TimeoutException;

/** Folds what the log gives, and puts what is foreign in quarantine, as far as that is possible now. Used by the consumer's thread alone. */
final class RecordIntake {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Quarantine quarantine;
    private final Chains chains;
    private final Rates events;
    private final SpeedStatus status;

    RecordIntake(
            KafkaConsumer<byte[], byte[]> consumer,
            Quarantine quarantine,
            Chains chains,
            Rates events,
            SpeedStatus status) {
        this.consumer = consumer;
        this.quarantine = quarantine;
        this.chains = chains;
        this.events = events;
        this.status = status;
    }

    /** Folds records in, up to the first that cannot be now: the consumer stands before it then. */
    void fold(AssignedPartition assigned, List<ConsumerRecord<byte[], byte[]>> records) {
        PartitionFold fold = assigned.fold();
        long before = fold.events();
        boolean accepted = true;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            accepted = accept(fold, record);
            if (!accepted) {
                consumer.seek(assigned.topicPartition(), record.offset());
                break;
            }
        }
        if (accepted) {
            status.up(SpeedStatus.WAREHOUSE);
        }
        events.add(fold.events() - before);
    }

    /** Folds a record; false if that is not possible now. */
    private boolean accept(PartitionFold fold, ConsumerRecord<byte[], byte[]> record) {
        if (quarantine.isFull() && !chains.quarantined()) {
            return false;
        }
        try {
            LogRecord read = fold.accept(record.offset(), record.value(), record.timestamp());
            if (read instanceof LogRecord.Foreign foreign && fold.isNew(record.offset())) {
                quarantine.put(QuarantinedRecord.of(
                        fold.partition(), record.offset(), record.timestamp(), record.value(), foreign.reason()));
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
