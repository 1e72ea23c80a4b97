package braid.benchmarks;

import braid.core.event.record.EventRow;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.fold.key.KeyHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** From an event's bytes to its values, each looked at whether its column can hold it. An operation is an event. */
public class DecodeBenchmark {
    /** An object for each value. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void toValues(Clicks clicks, Blackhole hole) {
        RecordReader reader = clicks.reader();
        for (byte[] event : clicks.events) {
            hole.consume(((LogRecord.Event) reader.read(event)).row());
        }
    }

    /** Numbers and bytes in a row that is used again. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void toRow(Clicks clicks, Blackhole hole) {
        RecordReader reader = clicks.reader();
        EventRow row = new EventRow(clicks.source);
        for (byte[] event : clicks.events) {
            hole.consume(reader.read(event, row));
        }
    }

    /** Likewise, and the hash of its PRIMARY KEY. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void toRowAndKeyHash(Clicks clicks, Blackhole hole) {
        RecordReader reader = clicks.reader();
        EventRow row = new EventRow(clicks.source);
        KeyHash hash = new KeyHash(clicks.source, 0);
        for (byte[] event : clicks.events) {
            reader.read(event, row);
            hash.of(row);
            hole.consume(hash.high() ^ hash.low());
        }
    }
}
