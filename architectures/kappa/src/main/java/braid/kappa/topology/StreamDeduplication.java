package braid.kappa.topology;

import braid.core.event.PrimaryKeyCodec;
import braid.core.view.Source;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Lets an event pass once, by its primary key. A redelivered event has the event time of the first, so that one look at the store at
 * exactly that time finds it; the store forgets what is older, in event time, than the grace.
 *
 * <p>With each key goes the offset of the event that passed. The same record, read again after a crash, passes again: the store may know it
 * although what it was passed on to does not.
 */
final class StreamDeduplication extends ContextualProcessor<byte[], Object[], byte[], Object[]> {
    private final String store;
    private final PrimaryKeyCodec keys;
    private final InstanceCounters counters;
    private WindowStore<byte[], Long> seen;

    StreamDeduplication(Source source, InstanceCounters counters) {
        this.store = store(source);
        this.counters = counters;
        keys = new PrimaryKeyCodec(source);
    }

    private static String store(Source source) {
        return source.name() + "-seen";
    }

    /** The store of the keys that were seen. */
    static StoreBuilder<WindowStore<byte[], Long>> store(Source source, Duration grace) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(store(source), grace, Duration.ofMillis(1), false),
                        Serdes.ByteArray(),
                        Serdes.Long())
                .withLoggingEnabled(KappaTopology.KEPT)
                .withCachingDisabled();
    }

    @Override
    public void init(ProcessorContext<byte[], Object[]> context) {
        super.init(context);
        seen = context.getStateStore(store);
    }

    @Override
    public void process(Record<byte[], Object[]> record) {
        byte[] bytes = keys.encode(record.value());
        long offset = context().recordMetadata().orElseThrow().offset();
        Long passed = seen.fetch(bytes, record.timestamp());
        if (passed != null && passed != offset) {
            counters.duplicate();
            return;
        }
        if (passed == null) {
            seen.put(bytes, offset, record.timestamp());
        }
        context().forward(record);
    }
}
