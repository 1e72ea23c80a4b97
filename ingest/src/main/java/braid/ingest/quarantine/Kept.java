package braid.ingest.quarantine;

import braid.core.boundary.Partition;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Names;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.client.DeliveryFailed;
import braid.service.Settings;
import braid.storage.log.LogSettings;
import braid.storage.quarantine.QuarantineEntry;
import braid.storage.quarantine.QuarantineReader;
import braid.storage.quarantine.QuarantinedRecord;
import braid.storage.quarantine.ReleasedRecord;
import braid.storage.quarantine.RemovedRecord;
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

/** The quarantine as a command reads it, once, to where it ends. */
final class Kept {
    private final Settings settings;
    private final Pipeline pipeline;
    private final LogSettings log;

    private Kept(Settings settings) throws IOException {
        this.settings = settings;
        this.pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        this.log = LogSettings.of(settings);
    }

    static Kept open() throws IOException {
        return new Kept(Settings.load());
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

    /** The items at some places, the first {@code most} of them by place. */
    Collection<Item> items(Predicate<Place> wanted, boolean withReleased, int most) {
        Map<Place, Instant> releases = new HashMap<>();
        Set<Place> removed = new HashSet<>();
        read(entry -> {
            Place place = Place.of(entry);
            if (entry instanceof RemovedRecord) {
                releases.remove(place);
                removed.add(place);
            } else if (entry instanceof ReleasedRecord released && wanted.test(place)) {
                releases.put(place, released.at());
            } else {
                removed.remove(place);
            }
        });
        TreeMap<Place, Item> items = new TreeMap<>();
        read(entry -> {
            Place place = Place.of(entry);
            Instant released = releases.get(place);
            boolean shown = wanted.test(place) && !removed.contains(place) && (withReleased || released == null);
            if (entry instanceof QuarantinedRecord record && shown) {
                items.put(place, new Item(record, released));
                if (items.size() > most) {
                    items.pollLastEntry();
                }
            }
        });
        return items.values();
    }

    /** The item at a place, released or not. */
    Item item(Place place) {
        return items(place::equals, true, 1).stream()
                .findFirst()
                .orElseThrow(() ->
                        new DeliveryFailed("No record of " + place.partition().source() + ", partition "
                                + place.partition().number() + ", offset " + place.offset()
                                + " is in quarantine. `braid quarantine list` shows those that are."));
    }

    private void read(Consumer<QuarantineEntry> entries) {
        try (QuarantineReader reader = new QuarantineReader(log)) {
            reader.readToEnd(entry -> {
                if (pipeline.source(entry.partition().source()) != null) {
                    entries.accept(entry);
                }
            });
        } catch (KafkaException e) {
            throw new DeliveryFailed("Kafka at " + log.bootstrap() + " (kafka.bootstrap): " + e.getMessage());
        }
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
