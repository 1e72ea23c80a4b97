package braid.serving.store;

import braid.core.boundary.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What the brokers are asked of the log. Partitions are looked up each time: there may be more of them than a moment ago. */
interface Broker extends AutoCloseable {
    /** The offset after the last record of every partition. */
    Map<Partition, Long> ends(Duration within) throws InterruptedException, ExecutionException, TimeoutException;

    /** The offset of the first record that came at {@code time} or later, of every partition; its end where there is none. */
    Map<Partition, Long> endsAt(Instant time, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException;

    @Override
    void close();
}
