package braid.flink.sketch;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.AggregateFunction;

/**
 * {@code DISTINCT_SKETCH(x)}: the partial aggregate of {@code APPROX_COUNT_DISTINCT(x)}, which Flink has in batch only and without its
 * sketch. The one aggregate that Flink's own do not cover.
 */
@FunctionHint(
        accumulator = @DataTypeHint(value = "RAW", bridgedTo = Sketch.class, rawSerializer = SketchSerializer.class),
        output = @DataTypeHint("BYTES"))
public final class DistinctSketch extends AggregateFunction<byte[], Sketch> {
    private static final long serialVersionUID = 1L;
    /** The function's name in SQL. */
    public static final String NAME = "DISTINCT_SKETCH";

    @Override
    public Sketch createAccumulator() {
        return new Sketch();
    }

    @Override
    public byte[] getValue(Sketch sketch) {
        return sketch.bytes();
    }

    public void accumulate(Sketch sketch, String value) {
        add(sketch, value);
    }

    public void accumulate(Sketch sketch, Integer value) {
        add(sketch, value);
    }

    public void accumulate(Sketch sketch, Long value) {
        add(sketch, value);
    }

    public void accumulate(Sketch sketch, LocalDate value) {
        add(sketch, value == null ? null : (int) value.toEpochDay());
    }

    public void accumulate(Sketch sketch, @DataTypeHint("TIMESTAMP(3)") LocalDateTime value) {
        add(sketch, value == null ? null : value.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    private static void add(Sketch sketch, Object value) {
        if (value != null) {
            sketch.add(value);
        }
    }

    public void merge(Sketch sketch, Iterable<Sketch> others) {
        others.forEach(sketch::merge);
    }

    public void resetAccumulator(Sketch sketch) {
        sketch.clear();
    }
}
