package braid.dataflow.coder;

import java.util.Arrays;

/**
 * What a pane says of a group: its partial aggregates, and of how many events they are.
 *
 * <p>The number of events is the order of a row's writes. Of two rows of a group the one with more events is the later one, whoever computed
 * it and whenever: a pane that is computed again after a crash, or by a bounded run beside the live one, can never outlast a fuller one.
 *
 * @param partials as {@link braid.core.group.PartialAggregates} encodes them
 */
public record ViewRow(long events, Object[] partials) {
    @Override
    public boolean equals(Object other) {
        return other instanceof ViewRow that && that.events == events && Arrays.deepEquals(that.partials, partials);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(events) * 31 + Arrays.deepHashCode(partials);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(partials) + " of " + events + " events";
    }
}
