package braid.kappa.topology;

import braid.core.boundary.CutMarker;
import braid.core.event.EventCodec;
import braid.core.view.Source;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns the log's bytes into rows with their event time; passes over the cut markers of a batch layer beside it. */
final class EventReader extends ContextualProcessor<byte[], byte[], byte[], Object[]> {
    private final int timeColumn;
    private final EventCodec codec;
    private final Counters counters;

    EventReader(Source source, String timeColumn, LongFunction<Schema> schemas, Counters counters) {
        this.timeColumn = source.indexOf(timeColumn);
        this.codec = new EventCodec(source, schemas);
        this.counters = counters;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (CutMarker.isMarker(record.value())) {
            return;
        }
        if (!EventCodec.isEvent(record.value())) {
            throw new IllegalStateException("A record of the log is neither an event nor a cut marker;"
                    + " only ingest and the batch layer may write to the topic.");
        }
        Object[] row = codec.decode(record.value());
        counters.event();
        context().forward(record.withValue(row).withTimestamp(Math.max(0, (Long) row[timeColumn])));
    }
}
