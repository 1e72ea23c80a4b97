package braid.kappa.outlet;

import braid.core.event.GroupCodec;
import braid.core.group.GroupKey;
import braid.core.group.RowFilter;
import braid.core.view.View;
import braid.kappa.settings.KappaSettings;
import braid.kappa.topology.Folded;
import braid.service.StatusEndpoint;
import braid.storage.wire.RowStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Reads a view's rows from the state stores of this instance's partitions, while they are sent: one row is in memory at a time. Groups
 * are ordered by their bytes, so that limited leading keys are ranges; rows that are in the cache only are seen as well.
 *
 * <p>Source: Kafka documentation, Streams, "Interactive Queries".
 */
final class StateRows {
    private final KappaSettings settings;
    private final KafkaStreams streams;

    StateRows(KappaSettings settings, KafkaStreams streams) {
        this.settings = settings;
        this.streams = streams;
    }

    /**
     * The rows that pass a filter, of all partitions of the view that this instance has.
     *
     * @param of how many partitions there are
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if one of them cannot be read now
     */
    StatusEndpoint.Body of(View view, RowFilter filter, int of) {
        List<Integer> partitions = partitions(view);
        List<Part> parts = new ArrayList<>();
        for (int partition : partitions) {
            parts.add(
                    view.window().visible()
                            ? windows(view, filter, open(view, partition, QueryableStoreTypes.windowStore()))
                            : whole(view, filter, open(view, partition, QueryableStoreTypes.keyValueStore())));
        }
        return stream -> {
            RowStream.Writer out = new RowStream.Writer(stream);
            for (Part part : parts) {
                part.writeTo(out);
            }
            out.end(partitions, of);
        };
    }

    private List<Integer> partitions(View view) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(settings.shuffle(view)))
                .map(partition -> partition.partition())
                .sorted()
                .toList();
    }

    private <S> S open(View view, int partition, QueryableStoreType<S> type) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(view.name(), type).withPartition(partition));
    }

    /** One partition's rows. */
    @FunctionalInterface
    private interface Part {
        void writeTo(RowStream.Writer out) throws IOException;
    }

    private static Part windows(View view, RowFilter filter, ReadOnlyWindowStore<Bytes, Folded> store) {
        Instant from = Instant.ofEpochMilli(Math.max(0, filter.fromMillis()));
        Instant to = Instant.ofEpochMilli(Math.max(0, filter.toMillis() - 1));
        return out -> {
            Chosen chosen = new Chosen(view, filter, out);
            for (List<Object> prefix : filter.prefixes(view)) {
                Bytes first = chosen.first(prefix);
                if (prefix.size() == view.keys().size()) {
                    try (WindowStoreIterator<Folded> found = store.fetch(first, from, to)) {
                        while (found.hasNext()) {
                            KeyValue<Long, Folded> row = found.next();
                            chosen.add(first, row.key, row.value);
                        }
                    }
                    continue;
                }
                try (KeyValueIterator<Windowed<Bytes>, Folded> found = prefix.isEmpty()
                        ? store.fetchAll(from, to)
                        : store.fetch(first, Bytes.increment(first), from, to)) {
                    while (found.hasNext()) {
                        KeyValue<Windowed<Bytes>, Folded> row = found.next();
                        chosen.add(row.key.key(), row.key.window().start(), row.value);
                    }
                }
            }
        };
    }

    private static Part whole(View view, RowFilter filter, ReadOnlyKeyValueStore<Bytes, Folded> store) {
        return out -> {
            Chosen chosen = new Chosen(view, filter, out);
            for (List<Object> prefix : filter.prefixes(view)) {
                Bytes first = chosen.first(prefix);
                if (prefix.size() == view.keys().size()) {
                    Folded row = store.get(first);
                    if (row != null) {
                        chosen.add(first, 0, row);
                    }
                    continue;
                }
                try (KeyValueIterator<Bytes, Folded> found =
                        prefix.isEmpty() ? store.all() : store.range(first, Bytes.increment(first))) {
                    while (found.hasNext()) {
                        KeyValue<Bytes, Folded> row = found.next();
                        chosen.add(row.key, 0, row.value);
                    }
                }
            }
        };
    }

    /** Passes on what the filter does. */
    private static final class Chosen {
        private final View view;
        private final RowFilter filter;
        private final RowStream.Writer out;
        private final GroupCodec codec;

        Chosen(View view, RowFilter filter, RowStream.Writer out) {
            this.view = view;
            this.filter = filter;
            this.out = out;
            this.codec = new GroupCodec(view);
        }

        /** Where the groups with these leading keys begin; the group itself where these are all. */
        Bytes first(List<Object> prefix) {
            return Bytes.wrap(codec.encodeLeading(0, prefix));
        }

        void add(Bytes group, long windowStart, Folded row) throws IOException {
            GroupKey key =
                    new GroupKey(windowStart, codec.decodeGroup(group.get()).values());
            if (filter.passes(view, key)) {
                out.row(group.get(), windowStart, row.partials());
            }
        }
    }
}
