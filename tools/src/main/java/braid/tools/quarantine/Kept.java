package braid.tools.quarantine;

import braid.core.boundary.Partition;
import braid.core.sql.PipelineCompiler;
import braid.core.text.Names;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.settings.Settings;
import braid.storage.log.LogIds;
import braid.storage.log.LogSettings;
import braid.storage.quarantine.QuarantineReader;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.storage.quarantine.entry.ReleasedRecord;
import braid.storage.quarantine.entry.RemovedRecord;
import braid.tools.client.DeliveryFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;

/**
 * The quarantine as a command reads it, to where it ends, and which logs stand there now: a record of another log, whose topic was deleted or
 * made anew, is told apart from one that stands at the same place today. Entries that do not say which log they are of count as of today's.
 */
final class Kept {
    private static final String ANY_LOG = QuarantineEntry.ANY_LOG;

    private final Settings settings;
    private final Pipeline pipeline;
    private final LogSettings log;
    private final Consumer<Consumer<QuarantineEntry>> reading;
    private final Map<String, String> standing;

    /**
     * @param reading hands on all entries
     * @param standing by source the id of its topic
     */
    Kept(
            Settings settings,
            Pipeline pipeline,
            Consumer<Consumer<QuarantineEntry>> reading,
            Map<String, String> standing) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.log = LogSettings.of(settings);
        this.reading = reading;
        this.standing = standing;
    }

    static Kept open() throws IOException {
        Settings settings = Settings.load();
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        LogSettings log = LogSettings.of(settings);
        try (LogIds ids = new LogIds(log)) {
            return new Kept(
                    settings,
                    pipeline,
                    entries -> readAll(log, entries),
                    ids.of(pipeline.sources().stream().map(Source::name).toList()));
        } catch (KafkaException e) {
            throw notAnswering(log, e);
        }
    }

    private static void readAll(LogSettings log, Consumer<QuarantineEntry> entries) {
        try (QuarantineReader reader = new QuarantineReader(log)) {
            reader.readToEnd(entries);
        } catch (KafkaException e) {
            throw notAnswering(log, e);
        }
    }

    private static DeliveryFailed notAnswering(LogSettings log, KafkaException e) {
        return new DeliveryFailed("Kafka at " + log.bootstrap() + " (kafka.bootstrap): " + e.getMessage());
    }

    Settings settings() {
        return settings;
    }

    LogSettings log() {
        return log;
    }

    /** Where a record stood in the log; ordered by source, partition and offset. */
    record Place(Partition partition, long offset) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::partition).thenComparingLong(Place::offset);

        static Place of(QuarantineEntry entry) {
            return new Place(entry.partition(), entry.offset());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return partition.source() + " " + partition.number() + " " + offset;
        }
    }

    /**
     * A record and whether it was released.
     *
     * @param released {@code null} while it waits
     */
    record Item(QuarantinedRecord record, Instant released) {}

    /** The items at some places of the logs that stand there now, the first {@code most} of them by place. */
    Collection<Item> items(Predicate<Place> wanted, boolean withReleased, int most) {
        return items(wanted, withReleased, most, false);
    }

    /** The same of logs that are no more. */
    Collection<Item> gone(Predicate<Place> wanted, boolean withReleased, int most) {
        return items(wanted, withReleased, most, true);
    }

    private Collection<Item> items(Predicate<Place> wanted, boolean withReleased, int most, boolean gone) {
        Map<Stood, Instant> releases = new HashMap<>();
        Set<Stood> removed = new HashSet<>();
        Predicate<Stood> asked =
                stood -> wanted.test(stood.place()) && stood.log().equals(ANY_LOG) != gone;
        read(entry -> {
            Stood stood = stood(entry);
            if (entry instanceof RemovedRecord) {
                releases.remove(stood);
                removed.add(stood);
            } else if (entry instanceof ReleasedRecord released && asked.test(stood)) {
                releases.put(stood, released.at());
            } else {
                removed.remove(stood);
            }
        });
        TreeMap<Stood, Item> items = new TreeMap<>();
        read(entry -> {
            Stood stood = stood(entry);
            Instant released = releases.get(stood);
            boolean shown = asked.test(stood) && !removed.contains(stood) && (withReleased || released == null);
            if (entry instanceof QuarantinedRecord record && shown) {
                items.put(stood, new Item(record, released));
                if (items.size() > most) {
                    items.pollLastEntry();
                }
            }
        });
        return items.values();
    }

    /**
     * Where an entry's record stood, and in which log.
     *
     * @param log {@link #ANY_LOG} for the one that stands there now
     */
    private record Stood(Place place, String log) implements Comparable<Stood> {
        private static final Comparator<Stood> ORDER =
                Comparator.comparing(Stood::place).thenComparing(Stood::log);

        @Override
        public int compareTo(Stood other) {
            return ORDER.compare(this, other);
        }
    }

    private Stood stood(QuarantineEntry entry) {
        String log = entry.log();
        return new Stood(
                Place.of(entry), log.equals(standing.get(entry.partition().source())) ? ANY_LOG : log);
    }

    /**
     * The item at a place, released or not.
     *
     * @throws DeliveryFailed if there is none, or only one of a log that is no more
     */
    Item item(Place place) {
        return items(place::equals, true, 1).stream().findFirst().orElseThrow(() -> new DeliveryFailed(missing(place)));
    }

    private String missing(Place place) {
        String at =
                place.partition().source() + ", partition " + place.partition().number() + ", offset " + place.offset();
        return gone(place::equals, true, 1).stream()
                .findFirst()
                .map(item ->
                        "The record of " + at + " that is in quarantine stood in a log that is no more: its topic, "
                                + item.record().log()
                                + ", was deleted or made anew, and what stands at that offset now is another"
                                + " record. `braid quarantine list --gone` shows what is kept of it.")
                .orElse("No record of " + at + " is in quarantine. `braid quarantine list` shows those that are.");
    }

    private void read(Consumer<QuarantineEntry> entries) {
        reading.accept(entry -> {
            if (pipeline.source(entry.partition().source()) != null) {
                entries.accept(entry);
            }
        });
    }

    /** @throws DeliveryFailed if the pipeline has no such source, with the nearest that it has */
    Source source(String name) {
        return Optional.ofNullable(pipeline.source(name))
                .orElseThrow(() -> new DeliveryFailed("Pipeline " + pipeline.name() + " has no source '" + name + "'. "
                        + Names.suggestion(
                                name,
                                pipeline.sources().stream().map(Source::name).toList())
                        + " Another pipeline is chosen with BRAID_PIPELINE."));
    }
}
