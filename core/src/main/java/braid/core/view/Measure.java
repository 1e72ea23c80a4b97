package braid.core.view;

import braid.core.aggregate.Aggregate;
import braid.core.rex.RowExpression;
import braid.core.type.DataType;

/**
 * A measure of a view: an aggregate over the events of a key and window.
 *
 * @param argument what is aggregated, over the source's row; {@code null} for {@code COUNT(*)}
 * @param filter only events for which it is TRUE are aggregated; {@code null} for all
 */
public record Measure(String name, Aggregate aggregate, RowExpression argument, RowExpression filter) {
    /** The type of the finished value. */
    public DataType type() {
        return aggregate.resultType();
    }
}
