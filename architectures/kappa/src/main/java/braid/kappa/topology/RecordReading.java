package braid.kappa.topology;

import braid.core.boundary.Partition;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.view.Source;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Turns the log's bytes into rows with their event time. Passes over the cut markers of a batch layer beside it, and over foreign records,
 * which it hands on with their metadata.
 */
final class RecordReading extends ContextualProcessor<byte[], byte[], byte[], Object[]> {
    private final int timeColumn;
    private final Source source;
    private final RecordReader reader;
    private final PassedOver passedOver;
    private final InstanceCounters counters;

    RecordReading(
            Source source,
            String timeColumn,
            LongFunction<Schema> schemas,
            PassedOver passedOver,
            InstanceCounters counters) {
        this.timeColumn = source.indexOf(timeColumn);
        this.source = source;
        this.reader = new RecordReader(source, schemas);
        this.passedOver = passedOver;
        this.counters = counters;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        Partition partition = new Partition(source.name(), metadata.partition());
        LogRecord read =
                passedOver.verdicts().of(partition, metadata.offset(), record.timestamp(), reader.read(record.value()));
        if (read instanceof LogRecord.Event event) {
            Object[] row = event.row();
            counters.event();
            context().forward(record.withValue(row).withTimestamp(Math.max(0, (Long) row[timeColumn])));
        } else if (read instanceof LogRecord.Foreign foreign) {
            counters.quarantined();
            passedOver
                    .quarantine()
                    .accept(QuarantinedRecord.of(
                            partition, metadata.offset(), record.timestamp(), record.value(), foreign.reason()));
        }
    }
}
