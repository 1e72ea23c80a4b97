package braid.storage.quarantine;

import braid.core.boundary.Partition;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the process's log that records were put in quarantine: the first of a partition, and after a minute how many there were since. */
final class Noticed {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final Map<Partition, Said> said = new HashMap<>();

    private record Said(long nanos, long since) {}

    Noticed(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** True if something was said of it. */
    boolean record(QuarantinedRecord record) {
        long now = nanoTime.getAsLong();
        Said last = said.get(record.partition());
        if (last != null && now - last.nanos() < EVERY_NANOS) {
            said.put(record.partition(), new Said(last.nanos(), last.since() + 1));
            return false;
        }
        LOG.warn(
                "{}: the record at offset {} is no event and was put in quarantine: {}.{} See `braid quarantine list`.",
                record.partition(),
                record.offset(),
                record.reason(),
                last == null || last.since() == 0 ? "" : " " + last.since() + " others since the last such line.");
        said.put(record.partition(), new Said(now, 0));
        return true;
    }
}
