package braid.stores.log;

import braid.core.boundary.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What the brokers are asked of the log. Partitions are looked up each time: there may be more of them than a moment ago. */
public interface Broker extends AutoCloseable {
    /** The offset after the last record of every partition. */
    Map<Partition, Long> ends(Duration within) throws InterruptedException, ExecutionException, TimeoutException;

    /** Which logs these ends are of: by source the id of its topic, as it was when the ends were asked for the last time. */
    Map<String, String> logs();

    /**
     * For each of some times, the offset of the first record that came then or later, of every partition; its end where there is none. All
     * of it is asked at once.
     */
    Map<Instant, Map<Partition, Long>> endsAt(List<Instant> times, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException;

    @Override
    void close();
}
