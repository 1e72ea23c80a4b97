package braid.flink.sketch;

import braid.core.aggregate.Accumulator;
import braid.core.aggregate.DistinctCount;
import braid.core.type.DataType;

/** The accumulator of a distinct count as Flink keeps it in its state: core's, with the bytes in which it travels. */
public final class Sketch {
    /** What a sketch's bytes mean does not depend on the type of what it has seen. */
    private static final DistinctCount FUNCTION = new DistinctCount(DataType.VARCHAR);

    private Accumulator accumulator = FUNCTION.empty();

    void add(Object value) {
        accumulator.add(value);
    }

    void merge(Sketch other) {
        accumulator.merge(other.accumulator);
    }

    void clear() {
        accumulator = FUNCTION.empty();
    }

    /** {@code null} for a sketch that has seen nothing. */
    byte[] bytes() {
        Object[] row = new Object[1];
        accumulator.encode(row, 0);
        return (byte[]) row[0];
    }

    static Sketch of(byte[] bytes) {
        Sketch sketch = new Sketch();
        sketch.accumulator = FUNCTION.decode(new Object[] {bytes}, 0);
        return sketch;
    }
}
