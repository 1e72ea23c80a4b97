package braid.kappa;

import braid.core.aggregate.Accumulator;
import braid.core.aggregate.PartialAggregates;
import braid.core.expression.GroupKey;
import braid.core.expression.ViewFunction;
import braid.core.view.View;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns an event into the partial aggregates of a single event, under the group that it belongs to; its window is Kafka Streams' to say. */
final class Grouping extends ContextualProcessor<byte[], Object[], GroupKey, Object[]> {
    private final ViewFunction function;
    private final PartialAggregates partials;
    private final int timeColumn;
    private final Counters counters;

    Grouping(View view, Counters counters) {
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
        context().forward(record.withKey(group).withValue(partials.encode(one)).withTimestamp(time));
    }
}
