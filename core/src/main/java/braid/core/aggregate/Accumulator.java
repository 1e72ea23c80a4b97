package braid.core.aggregate;

/**
 * The mutable intermediate value of an {@link Aggregate}. Not safe for use by several threads.
 */
public interface Accumulator {
    /** Takes in one value; never called with NULL. */
    void add(Object value);

    /** Takes in all that {@code other} has seen; {@code other}, of the same aggregate, stays as it is. */
    void merge(Accumulator other);

    /** The finished value, or {@code null} where SQL says NULL. */
    Object result();

    /** Writes the accumulator into {@code row} from {@code at} on: one value for each of {@link Aggregate#columns}. */
    void encode(Object[] row, int at);
}
