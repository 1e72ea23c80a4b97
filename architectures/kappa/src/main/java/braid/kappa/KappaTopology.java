package braid.kappa;

import braid.core.aggregate.PartialAggregates;
import braid.core.expression.GroupKey;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Reducer;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The whole job: log, deduplication, grouping, a shuffle through the broker, windows, results. Every line of it is the same for the live
 * log and for a replay.
 */
final class KappaTopology {
    /**
     * Changelogs keep the newest value of every key for ever. By default the broker also deletes what is older than a window's retention
     * by its timestamp, which is the event's: the state of events from 2001 would be gone as soon as it is written, and missing after a
     * restart.
     */
    static final Map<String, String> KEPT =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    private final KappaSettings settings;
    private final Pipeline pipeline;
    private final LongFunction<Schema> schemas;
    private final Counters counters;

    KappaTopology(KappaSettings settings, LongFunction<Schema> schemas, Counters counters) {
        this.settings = settings;
        this.pipeline = settings.pipeline();
        this.schemas = schemas;
        this.counters = counters;
    }

    Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        for (Source source : pipeline.sources()) {
            List<View> views = pipeline.viewsOf(source);
            if (!views.isEmpty()) {
                KStream<byte[], Object[]> events =
                        events(builder, source, views.get(0).window().timeColumn());
                views.forEach(view -> aggregate(view, events));
            }
        }
        return builder.build();
    }

    private KStream<byte[], Object[]> events(StreamsBuilder builder, Source source, String timeColumn) {
        KStream<byte[], Object[]> events = builder.stream(
                        settings.topics().events(source), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(() -> new EventReader(source, timeColumn, schemas, counters));
        return source.hasPrimaryKey() ? events.process(once(source)) : events;
    }

    private ProcessorSupplier<byte[], Object[], byte[], Object[]> once(Source source) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], Object[], byte[], Object[]> get() {
                return new Deduplication(source, counters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Deduplication.store(source, settings.grace()));
            }
        };
    }

    private void aggregate(View view, KStream<byte[], Object[]> events) {
        RowSerdes serdes = new RowSerdes(view);
        PartialAggregates partials = new PartialAggregates(view);
        KGroupedStream<GroupKey, Object[]> groups = events.process(() -> new Grouping(view, counters))
                .groupByKey(Grouped.with(view.name(), serdes.group(), serdes.partials()));
        KStream<GroupKey, Object[]> results = view.window().visible()
                ? windowed(view, groups, partials::merge, serdes)
                : whole(view, groups, partials::merge, serdes);
        results.to(settings.results(view), Produced.with(serdes.group(), serdes.partials()));
    }

    /** Late events count until the grace has passed; after it Kafka Streams drops them and counts them. */
    private KStream<GroupKey, Object[]> windowed(
            View view, KGroupedStream<GroupKey, Object[]> groups, Reducer<Object[]> merge, RowSerdes serdes) {
        Duration size = view.window().size();
        return groups.windowedBy(TimeWindows.ofSizeAndGrace(size, settings.grace()))
                .reduce(
                        merge,
                        Materialized.<GroupKey, Object[], WindowStore<Bytes, byte[]>>as(view.name())
                                .withKeySerde(serdes.group())
                                .withValueSerde(serdes.partials())
                                .withRetention(size.plus(settings.grace()))
                                .withLoggingEnabled(KEPT))
                .toStream((window, row) ->
                        new GroupKey(window.window().start(), window.key().values()));
    }

    private static KStream<GroupKey, Object[]> whole(
            View view, KGroupedStream<GroupKey, Object[]> groups, Reducer<Object[]> merge, RowSerdes serdes) {
        return groups.reduce(
                        merge,
                        Materialized.<GroupKey, Object[], KeyValueStore<Bytes, byte[]>>as(view.name())
                                .withKeySerde(serdes.group())
                                .withValueSerde(serdes.partials())
                                .withLoggingEnabled(KEPT))
                .toStream();
    }
}
