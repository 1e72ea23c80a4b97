package braid.kappa.topology;

import braid.core.aggregate.Accumulator;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.PartialAggregates;
import braid.core.view.View;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Turns an event into the partial aggregates of a single event, under the group that it belongs to and with its offset in the log; its
 * window is Kafka Streams' to say.
 */
final class SingleEventGroups extends ContextualProcessor<byte[], Object[], Bytes, Folded> {
    private final ViewFunction function;
    private final PartialAggregates partials;
    private final int timeColumn;
    private final RowCodec codec;
    private final InstanceCounters counters;

    SingleEventGroups(View view, RowCodec codec, InstanceCounters counters) {
        this.codec = codec;
        this.counters = counters;
        timeColumn = view.source().indexOf(view.window().timeColumn());
        function = new ViewFunction(view);
        partials = new PartialAggregates(view);
    }

    @Override
    public void process(Record<byte[], Object[]> record) {
        long time = (Long) record.value()[timeColumn];
        if (time < 0) {
            counters.beforeEpoch();
            return;
        }
        if (!function.accept(record.value())) {
            return;
        }
        Accumulator[] one = partials.empty();
        function.addTo(one);
        GroupKey group = new GroupKey(0, function.group().values());
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        Folded event = Folded.event(metadata.partition(), metadata.offset(), codec.encode(partials.encode(one)));
        context()
                .forward(record.withKey(Bytes.wrap(codec.encode(group)))
                        .withValue(event)
                        .withTimestamp(time));
    }
}
