package braid.core.fold.measure;

import braid.core.aggregate.DistinctCount;
import braid.core.fold.key.GroupColumn;
import braid.core.type.DataType;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/** Accumulators of {@link DistinctCount}: a sketch takes few bytes while few values came. */
public final class DistinctCounts extends Measures implements GroupColumn {
    private HllSketch[] sketches = {};

    public void add(int group, long value) {
        sketch(group).update(value);
    }

    /** The empty text is not counted. */
    public void add(int group, byte[] bytes, int start, int length) {
        sketch(group).update(Arrays.copyOfRange(bytes, start, start + length));
    }

    private HllSketch sketch(int group) {
        HllSketch sketch = sketches[group];
        if (sketch == null) {
            sketch = new HllSketch(DistinctCount.LG_K, TgtHllType.HLL_8);
            sketches[group] = sketch;
        }
        return sketch;
    }

    @Override
    public void reserve(int groups) {
        sketches = Arrays.copyOf(sketches, groups);
    }

    @Override
    public List<GroupColumn> columns() {
        return List.of(this);
    }

    @Override
    public DataType type() {
        return DataType.BYTES;
    }

    @Override
    public boolean isNull(int group) {
        return sketches[group] == null;
    }

    @Override
    public boolean isNumber(int group) {
        return false;
    }

    @Override
    public long number(int group) {
        throw new UnsupportedOperationException("A sketch is bytes");
    }

    @Override
    public byte[] bytes(int group) {
        return sketches[group].toCompactByteArray();
    }
}
