package braid.core.aggregate;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * {@code APPROX_COUNT_DISTINCT(x)}: an estimate of how many different values came; BIGINT, 0 for none.
 *
 * <p>A HyperLogLog sketch with 2^12 registers: relative standard error 1.6 %, and nearly exact below some hundred values. The estimate is
 * a function of the set of values alone, whatever the order and the split, because it is always taken from the registers
 * ({@code getCompositeEstimate}) and never from the order-dependent estimator that DataSketches keeps beside them. The empty text is not
 * counted, as in Spark.
 *
 * <p>Source: Apache DataSketches; the bytes are the ones that Spark's {@code hll_sketch_agg} writes and reads.
 *
 * @param argument the type of the values: VARCHAR, INTEGER, BIGINT, DATE or TIMESTAMP
 */
public record DistinctCount(DataType argument) implements Aggregate {
    /** Base-2 logarithm of the number of registers; Spark's default. */
    public static final int LG_K = 12;

    public DistinctCount {
        switch (argument.kind()) {
            case VARCHAR, INTEGER, BIGINT, DATE, TIMESTAMP -> {}
            default -> throw new IllegalArgumentException("There is no distinct count of " + argument);
        }
    }

    @Override
    public String sql() {
        return "APPROX_COUNT_DISTINCT";
    }

    @Override
    public DataType resultType() {
        return DataType.BIGINT;
    }

    @Override
    public boolean resultNullable() {
        return false;
    }

    @Override
    public List<Column> columns(String name) {
        return List.of(new Column(name + "__sketch", DataType.BYTES, true));
    }

    @Override
    public Accumulator empty() {
        return new State(null);
    }

    @Override
    public Accumulator decode(Object[] row, int at) {
        return new State(row[at] == null ? null : HllSketch.heapify((byte[]) row[at]));
    }

    /** A sketch, until another one is merged into it: from then on a union, which takes in one sketch after another. */
    private static final class State implements Accumulator {
        private HllSketch sketch;
        private Union union;

        State(HllSketch sketch) {
            this.sketch = sketch;
        }

        @Override
        public void add(Object value) {
            if (union != null) {
                sketch = null;
            } else if (sketch == null) {
                sketch = new HllSketch(LG_K, TgtHllType.HLL_8);
            }
            if (value instanceof String text) {
                add(text);
            } else {
                add(((Number) value).longValue());
            }
        }

        private void add(String text) {
            if (union == null) {
                sketch.update(text);
            } else {
                union.update(text);
            }
        }

        private void add(long number) {
            if (union == null) {
                sketch.update(number);
            } else {
                union.update(number);
            }
        }

        @Override
        public void merge(Accumulator other) {
            HllSketch theirs = ((State) other).sketch();
            if (theirs == null) {
                return;
            }
            if (union == null) {
                union = new Union(LG_K);
                if (sketch != null) {
                    union.update(sketch);
                }
            }
            union.update(theirs);
            sketch = null;
        }

        /** All that came; {@code null} for nothing. Not to be changed once there is a union. */
        private HllSketch sketch() {
            if (sketch == null && union != null) {
                sketch = union.getResult(TgtHllType.HLL_8);
            }
            return sketch;
        }

        @Override
        public Object result() {
            if (union != null) {
                return Math.round(union.getCompositeEstimate());
            }
            return sketch == null ? 0L : Math.round(sketch.getCompositeEstimate());
        }

        @Override
        public void encode(Object[] row, int at) {
            HllSketch all = sketch();
            row[at] = all == null ? null : all.toCompactByteArray();
        }
    }
}
