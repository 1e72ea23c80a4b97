package braid.kappa.topology;

import braid.core.group.GroupKey;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.kappa.settings.KappaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The whole job: log, deduplication, grouping, a shuffle through the broker, windows, and results where readers do not ask the state
 * itself. Every line of it is the same for the live log and for a replay.
 */
public final class KappaTopology {
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
    private final PassedOver passedOver;
    private final InstanceCounters counters;

    /**
     * @param schemas those of the log's events, by fingerprint
     * @param passedOver takes what is no event
     * @param counters are told what is read and what is dropped
     */
    public KappaTopology(
            KappaSettings settings, LongFunction<Schema> schemas, PassedOver passedOver, InstanceCounters counters) {
        this.settings = settings;
        this.pipeline = settings.pipeline();
        this.schemas = schemas;
        this.passedOver = passedOver;
        this.counters = counters;
    }

    /** The job, for Kafka Streams to run. */
    public Topology build() {
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
                        settings.topics().events(source),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withOffsetResetPolicy(AutoOffsetReset.none()))
                .process(() -> new RecordReading(source, timeColumn, schemas, passedOver, counters));
        return source.hasPrimaryKey() ? events.process(once(source)) : events;
    }

    private ProcessorSupplier<byte[], Object[], byte[], Object[]> once(Source source) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], Object[], byte[], Object[]> get() {
                return new StreamDeduplication(source, counters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StreamDeduplication.store(source, settings.grace()));
            }
        };
    }

    private void aggregate(View view, KStream<byte[], Object[]> events) {
        RowCodec codec = new RowCodec(view);
        Merging merging = new Merging(view, codec, counters);
        KStream<Bytes, Folded> shuffled = events.process(() -> new SingleEventGroups(view, codec, counters))
                .repartition(Repartitioned.with(Serdes.Bytes(), Folded.SERDE).withName(view.name()));
        KStream<Bytes, Folded> rows =
                view.window().visible() ? windowed(view, shuffled, merging, codec) : whole(view, shuffled, merging);
        if (settings.store() == KappaSettings.Store.CASSANDRA) {
            rows.mapValues(Folded::partials)
                    .to(settings.results(view), Produced.with(Serdes.Bytes(), Serdes.ByteArray()));
        }
    }

    /** Late events count until the grace has passed. */
    private KStream<Bytes, Folded> windowed(
            View view, KStream<Bytes, Folded> shuffled, Merging merging, RowCodec codec) {
        Duration size = view.window().size();
        return shuffled.processValues(Lateness.of(view, settings.grace(), counters))
                .groupByKey(Grouped.with(Serdes.Bytes(), Folded.SERDE))
                .windowedBy(TimeWindows.ofSizeAndGrace(size, settings.grace()))
                .reduce(
                        merging,
                        Materialized.<Bytes, Folded, WindowStore<Bytes, byte[]>>as(view.name())
                                .withKeySerde(Serdes.Bytes())
                                .withValueSerde(Folded.SERDE)
                                .withRetention(settings.retention(size))
                                .withLoggingEnabled(KEPT))
                .toStream((window, row) -> Bytes.wrap(codec.encode(new GroupKey(
                        window.window().start(), codec.group(window.key().get()).values()))));
    }

    private static KStream<Bytes, Folded> whole(View view, KStream<Bytes, Folded> shuffled, Merging merging) {
        return shuffled.groupByKey(Grouped.with(Serdes.Bytes(), Folded.SERDE))
                .reduce(
                        merging,
                        Materialized.<Bytes, Folded, KeyValueStore<Bytes, byte[]>>as(view.name())
                                .withKeySerde(Serdes.Bytes())
                                .withValueSerde(Folded.SERDE)
                                .withLoggingEnabled(KEPT))
                .toStream();
    }
}
