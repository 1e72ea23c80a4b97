package braid.core.aggregate;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.util.List;

/**
 * A mergeable aggregate function: {@code empty, add, merge, result}.
 *
 * <p>Laws: {@code merge} is associative and commutative with {@code empty()} as its identity, and folding any split of some values and
 * merging the parts gives the result of folding all of them. They hold exactly, with two named exceptions: a sum or an average of DOUBLE
 * depends on the order in its last digits, and a distinct count is an estimate with the error that {@link DistinctCount} states (the
 * same estimate for any split and order).
 *
 * <p>Stateless and shareable; the state is in the {@link Accumulator}. Source: the accumulator of Beam's CombineFn and Flink's
 * AggregateFunction.
 */
public sealed interface Aggregate permits Count, Sum, Extreme, Average, DistinctCount {
    /** The function's name in SQL. */
    String sql();

    /** The type of what {@link Accumulator#result()} yields. */
    DataType resultType();

    /** Whether the result can be NULL: that of a count cannot. */
    boolean resultNullable();

    /** The columns that hold an accumulator of the measure {@code name} in a store; NULL in the first of them is an empty one. */
    List<Column> columns(String name);

    /** A new accumulator that has seen nothing. */
    Accumulator empty();

    /** The accumulator whose columns stand in {@code row} from {@code at} on, as {@link Accumulator#encode} wrote them. */
    Accumulator decode(Object[] row, int at);
}
