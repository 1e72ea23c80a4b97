package braid.storage.quarantine;

import braid.storage.log.LogSettings;
import braid.storage.log.TopicReader;
import braid.storage.log.Topics;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantineFormat;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Reads the quarantine in the order in which it was written, from its beginning. An offset may come several times. Used by one thread.
 */
public final class QuarantineReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TopicReader reader;

    /** @throws KafkaException if the log does not answer */
    public QuarantineReader(LogSettings settings) {
        reader = new TopicReader(settings, new Topics(settings).quarantine(), PATIENCE);
        try {
            reader.requireLog();
        } catch (KafkaException e) {
            reader.close();
            throw e;
        }
    }

    /** Hands on every entry that is there when it is called and was not read yet. */
    public void readToEnd(Consumer<QuarantineEntry> entries) {
        reader.readToEnd(record -> QuarantineFormat.decode(record).ifPresent(entries));
    }

    /** Hands on what comes next, if something comes in time. */
    public void poll(Duration within, Consumer<QuarantineEntry> entries) {
        reader.poll(within, record -> QuarantineFormat.decode(record).ifPresent(entries));
    }

    @Override
    public void close() {
        reader.close();
    }
}
