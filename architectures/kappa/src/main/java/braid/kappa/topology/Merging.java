package braid.kappa.topology;

import braid.core.group.PartialAggregates;
import braid.core.view.View;
import org.apache.kafka.streams.kstream.Reducer;

/**
 * Merges an event into its group, and counts those that are in it already: with exactly-once there are none, after a crash with
 * at-least-once they count again, as that promises.
 */
final class Merging implements Reducer<Folded> {
    private final View view;
    private final RowCodec codec;
    private final PartialAggregates partials;
    private final InstanceCounters counters;

    Merging(View view, RowCodec codec, InstanceCounters counters) {
        this.view = view;
        this.codec = codec;
        this.partials = new PartialAggregates(view);
        this.counters = counters;
    }

    @Override
    public Folded apply(Folded group, Folded event) {
        if (group.holds(event)) {
            counters.countedAgain(view);
        }
        Object[] merged = partials.merge(codec.partials(group.partials()), codec.partials(event.partials()));
        return group.with(event, codec.encode(merged));
    }
}
