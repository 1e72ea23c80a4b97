package braid.answer.limit;

import braid.core.group.ReadMeter;
import braid.core.view.View;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one side gave for one scan: requests, rows, bytes and time. Counted while it is read. */
public final class Usage implements ReadMeter {
    /** About what Java adds to the values of a row: the objects for row, key and lists, and a header and a reference for each value. */
    private static final long ROW_BYTES = 120;

    private static final long VALUE_BYTES = 24;

    private final Reading reading;
    private final View view;
    private final long rowOverhead;
    private final long begun = System.nanoTime();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long nanos;

    Usage(Reading reading, View view) {
        this.reading = reading;
        this.view = view;
        this.rowOverhead = ROW_BYTES
                + VALUE_BYTES * (view.keys().size() + view.accumulatorColumns().size());
    }

    @Override
    public void request(Runnable cancel) {
        requests.incrementAndGet();
        reading.requested(cancel);
    }

    @Override
    public void took(long newRows, long newBytes) {
        rows.addAndGet(newRows);
        bytes.addAndGet(newBytes);
        reading.took(this, newRows * rowOverhead + newBytes);
    }

    /** About how many bytes of memory the rows take. */
    long held() {
        return rows() * rowOverhead + bytes();
    }

    public void end() {
        nanos = System.nanoTime() - begun;
    }

    View view() {
        return view;
    }

    /** Slices of Cassandra, or statements of the warehouse. */
    public int requests() {
        return requests.get();
    }

    /** Stored rows that went into the answer. */
    public long rows() {
        return rows.get();
    }

    /** Bytes that the store gave for them. */
    public long bytes() {
        return bytes.get();
    }

    /** From the first request to the last row. */
    public Duration time() {
        return Duration.ofNanos(nanos);
    }
}
