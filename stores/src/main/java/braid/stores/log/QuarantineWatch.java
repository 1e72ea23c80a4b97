package braid.stores.log;

import braid.storage.quarantine.QuarantineReader;
import braid.storage.quarantine.WaitingOffsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * What waits in quarantine. Read once to its end, then followed. While the log cannot be reached nothing is put there either, so that what
 * was known stays true. Read by one thread at a time.
 */
final class QuarantineWatch implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(100);

    private final Supplier<QuarantineReader> open;
    private final WaitingOffsets offsets = new WaitingOffsets();
    private QuarantineReader reader;
    private boolean closed;
    private volatile boolean known;
    private volatile boolean standing;

    QuarantineWatch(Supplier<QuarantineReader> open) {
        this.open = open;
    }

    /** Says which logs stand there now: by source the id of its topic. */
    void stand(Map<String, String> logs) {
        offsets.stand(logs);
        standing = true;
    }

    /** Empty until the quarantine has been read once, and it is known which logs stand there. */
    Optional<WaitingOffsets> waiting() {
        return known && standing ? Optional.of(offsets) : Optional.empty();
    }

    /** Takes in what came since. */
    synchronized void read() {
        if (closed) {
            return;
        }
        try {
            if (reader == null) {
                reader = open.get();
            }
            if (known) {
                reader.poll(WAIT, offsets::add);
            } else {
                reader.readToEnd(offsets::add);
                known = true;
            }
        } catch (KafkaException e) {
            leave();
        }
    }

    /** The next reading begins anew; to take in an entry twice changes nothing. */
    private void leave() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        leave();
    }
}
