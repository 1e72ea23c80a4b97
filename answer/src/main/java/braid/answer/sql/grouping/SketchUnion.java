package braid.answer.sql.grouping;

import braid.core.aggregate.Accumulator;
import braid.core.aggregate.DistinctCount;
import braid.core.type.DataType;
import org.apache.calcite.avatica.util.ByteString;

/**
 * The aggregate function over sketch columns: how many different values all sketches together have seen, which is not the sum of their
 * counts. Public because a running plan calls it.
 */
public final class SketchUnion {
    /** A sketch is the same whatever was counted. */
    private static final DistinctCount AGGREGATE = new DistinctCount(DataType.VARCHAR);

    public Accumulator init() {
        return AGGREGATE.empty();
    }

    public Accumulator add(Accumulator all, ByteString sketch) {
        if (sketch != null) {
            all.merge(AGGREGATE.decode(new Object[] {sketch.getBytes()}, 0));
        }
        return all;
    }

    public long result(Accumulator all) {
        return (Long) all.result();
    }
}
