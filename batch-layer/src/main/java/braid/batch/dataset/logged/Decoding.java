package braid.batch.dataset.logged;

import braid.core.boundary.Partition;
import braid.core.event.record.GivenCuts;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.view.Source;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;

/**
 * Turns records (value, partition, offset, append time in microseconds) into events: the source's columns, then partition, offset and append
 * time. Runs in Spark's tasks. Foreign records are handed on in bounded portions, the last before a task ends.
 */
public final class Decoding implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 4 << 20;
    private static final int RECORD_BYTES = 512;

    private final Source source;
    private final Verdicts verdicts;
    private final ForeignRecords quarantine;
    private final LongAccumulator foreign;
    private final FirstDeliveries once;

    /**
     * @param foreign told how many records were handed on, those of tasks that are tried again included
     * @param once passes over redelivered events
     */
    public Decoding(
            Source source,
            Verdicts verdicts,
            ForeignRecords quarantine,
            LongAccumulator foreign,
            FirstDeliveries once) {
        this.source = source;
        this.verdicts = verdicts;
        this.quarantine = quarantine;
        this.foreign = foreign;
        this.once = once;
    }

    Source source() {
        return source;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> records) {
        return new Events(records);
    }

    private final class Events implements Iterator<Row> {
        private final Iterator<Row> records;
        private final RecordReader reader = new RecordReader(source, verdicts.schemas()::get);
        private final GivenCuts given = new GivenCuts(verdicts::lastCut);
        private final FirstDeliveries.Task deliveries = once.begin();
        private final List<QuarantinedRecord> passedOver = new ArrayList<>();
        private int bytes;
        private Row next;

        Events(Iterator<Row> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            while (next == null && records.hasNext()) {
                next = event(records.next());
            }
            if (next == null) {
                handOn();
            }
            return next != null;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row event = next;
            next = null;
            return event;
        }

        /** {@code null} for what is no event, or one that came before. */
        private Row event(Row record) {
            byte[] value = record.isNullAt(0) ? null : (byte[]) record.get(0);
            Partition partition = new Partition(source.name(), record.getInt(1));
            long offset = record.getLong(2);
            long appended = TimeUnit.MICROSECONDS.toMillis(record.getLong(3));
            LogRecord read = verdicts.first().of(partition, offset, appended, given.judge(reader.read(value)));
            if (read instanceof LogRecord.Event event) {
                boolean isFirst = deliveries.isFirst(partition.number(), offset, event.row());
                return isFirst ? row(event.row(), record) : null;
            }
            if (read instanceof LogRecord.Foreign why) {
                passOver(QuarantinedRecord.of(partition, offset, appended, value, why.reason()));
            }
            return null;
        }

        private Row row(Object[] event, Row record) {
            Object[] row = new Object[event.length + 3];
            System.arraycopy(event, 0, row, 0, event.length);
            row[event.length] = record.getInt(1);
            row[event.length + 1] = record.getLong(2);
            row[event.length + 2] = record.getLong(3);
            return RowFactory.create(row);
        }

        private void passOver(QuarantinedRecord record) {
            passedOver.add(record);
            bytes += RECORD_BYTES + (record.value() == null ? 0 : record.value().length);
            if (bytes >= MOST_BYTES) {
                handOn();
            }
        }

        private void handOn() {
            if (!passedOver.isEmpty()) {
                quarantine.keep(List.copyOf(passedOver));
                foreign.add(passedOver.size());
                passedOver.clear();
                bytes = 0;
            }
        }
    }
}
