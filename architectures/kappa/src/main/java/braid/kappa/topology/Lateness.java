package braid.kappa.topology;

import braid.core.view.View;
import braid.core.view.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Drops the events of a view that come later than its windows wait for, and counts them.
 *
 * <p>The rule is Kafka Streams' own: an event is late when the newest event time of its partition is the grace past its window's end.
 * Kafka Streams forgets both that time and its count when a task moves or restarts; here they are state like any other, so that every
 * dropped event is counted, once.
 */
final class Lateness extends ContextualFixedKeyProcessor<Bytes, Folded, Folded> {
    private static final String NEWEST = "newest event time";
    private static final String DROPPED = "dropped";

    private final View view;
    private final long windowMillis;
    private final long graceMillis;
    private final InstanceCounters counters;
    private KeyValueStore<String, Long> store;
    private int partition;
    private long newest;
    private long dropped;

    private Lateness(View view, Duration grace, InstanceCounters counters) {
        this.view = view;
        this.windowMillis = view.window().size().toMillis();
        this.graceMillis = grace.toMillis();
        this.counters = counters;
    }

    /** The step with its store. */
    static FixedKeyProcessorSupplier<Bytes, Folded, Folded> of(View view, Duration grace, InstanceCounters counters) {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<Bytes, Folded, Folded> get() {
                return new Lateness(view, grace, counters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(storeName(view)), Serdes.String(), Serdes.Long())
                        .withLoggingEnabled(KappaTopology.KEPT)
                        .withCachingEnabled());
            }
        };
    }

    private static String storeName(View view) {
        return view.name() + "-late";
    }

    @Override
    public void init(FixedKeyProcessorContext<Bytes, Folded> context) {
        super.init(context);
        store = context.getStateStore(storeName(view));
        partition = context.taskId().partition();
        newest = Optional.ofNullable(store.get(NEWEST)).orElse(Long.MIN_VALUE);
        dropped = Optional.ofNullable(store.get(DROPPED)).orElse(0L);
        counters.late(view, partition, dropped);
    }

    @Override
    public void process(FixedKeyRecord<Bytes, Folded> event) {
        if (event.timestamp() > newest) {
            newest = event.timestamp();
            store.put(NEWEST, newest);
        }
        long end = Window.startOf(event.timestamp(), windowMillis) + windowMillis;
        if (end <= newest - graceMillis) {
            store.put(DROPPED, ++dropped);
            counters.late(view, partition, dropped);
            return;
        }
        context().forward(event);
    }

    /** Another instance may have the partition from now on. */
    @Override
    public void close() {
        counters.noLonger(view, partition);
    }
}
