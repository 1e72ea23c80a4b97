package braid.storage.quarantine;

import braid.core.boundary.Partition;
import braid.core.event.EventCodec;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.log.LogSettings;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.storage.quarantine.entry.RemovedRecord;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.avro.Schema;

/**
 * The offsets whose record was put in quarantine and would not be today: its schema was published since, or the number of its cut was
 * given out since. What was
 * passed over once is passed over whenever the same offsets are folded, by every layer: read this before folding offsets that another may
 * have folded. All other verdicts follow from the bytes, so few offsets are ever held.
 */
public final class FirstVerdicts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of a log whose quarantine is empty. */
    public static final FirstVerdicts NONE = new FirstVerdicts(Map.of());

    /** By offset and log, when that took the record in; in milliseconds. */
    private final HashMap<Partition, Map<Long, Map<String, Long>>> foreign;

    private FirstVerdicts(Map<Partition, Map<Long, Map<String, Long>>> foreign) {
        this.foreign = new HashMap<>(foreign);
    }

    /** Reads the quarantine of a pipeline's sources to where it ends now. */
    public static FirstVerdicts read(LogSettings log, Pipeline pipeline, LongFunction<Schema> schemas) {
        Collected collected = new Collected(pipeline, schemas);
        try (QuarantineReader reader = new QuarantineReader(log)) {
            reader.readToEnd(collected::add);
        }
        return collected.verdicts();
    }

    /** What these entries say. */
    public static FirstVerdicts of(
            List<? extends QuarantineEntry> entries, Pipeline pipeline, LongFunction<Schema> schemas) {
        Collected collected = new Collected(pipeline, schemas);
        entries.forEach(collected::add);
        return collected.verdicts();
    }

    private static final class Collected {
        private final Map<String, RecordReader> readers = new HashMap<>();
        private final Map<Partition, Map<Long, Map<String, Long>>> foreign = new HashMap<>();

        Collected(Pipeline pipeline, LongFunction<Schema> schemas) {
            for (Source source : pipeline.sources()) {
                readers.put(source.name(), new RecordReader(source, schemas));
            }
        }

        void add(QuarantineEntry entry) {
            if (entry instanceof RemovedRecord) {
                judged(entry).remove(entry.log());
                return;
            }
            RecordReader reader = readers.get(entry.partition().source());
            if (reader != null && entry instanceof QuarantinedRecord record && mayCountToday(reader, record)) {
                judged(entry).put(entry.log(), record.appended().toEpochMilli());
            }
        }

        private Map<String, Long> judged(QuarantineEntry entry) {
            return foreign.computeIfAbsent(entry.partition(), partition -> new HashMap<>())
                    .computeIfAbsent(entry.offset(), offset -> new HashMap<>());
        }

        /** Of a value that was too long to keep nobody knows. */
        private static boolean mayCountToday(RecordReader reader, QuarantinedRecord record) {
            return record.isWhole()
                    ? !(reader.read(record.value()) instanceof LogRecord.Foreign)
                    : EventCodec.isEvent(record.value());
        }

        FirstVerdicts verdicts() {
            foreign.values().forEach(judged -> judged.values().removeIf(Map::isEmpty));
            foreign.values().removeIf(Map::isEmpty);
            return foreign.isEmpty() ? NONE : new FirstVerdicts(foreign);
        }
    }

    /**
     * What the record at an offset is: as it was read first, if that is known to be different.
     *
     * @param appendedMillis when the log took it in: a record of another time stands in a log that was made anew, and was never judged
     * @param today what it would be by now
     */
    public LogRecord of(Partition partition, long offset, long appendedMillis, LogRecord today) {
        Map<String, Long> judged = foreign.getOrDefault(partition, Map.of()).getOrDefault(offset, Map.of());
        return !judged.containsValue(appendedMillis) || today instanceof LogRecord.Foreign
                ? today
                : new LogRecord.Foreign("it was put in quarantine before its "
                        + (today instanceof LogRecord.Event ? "schema was published" : "number was given to a cut"));
    }
}
