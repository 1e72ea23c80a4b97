package braid.core.fold.total;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Totals of BIGINT and DECIMAL: longs as long as they fit, and beside them what did not. */
public final class DecimalTotals extends Totals {
    private long[] small = {};
    /** Of groups whose total did not fit; {@code null} while there are none. */
    private BigInteger[] big;

    DecimalTotals(DataType argument, boolean averages) {
        super(argument, averages);
    }

    public void add(int group, long unscaled) {
        count(group);
        long total = small[group];
        long sum = total + unscaled;
        if (((total ^ sum) & (unscaled ^ sum)) < 0) {
            addBig(group, BigInteger.valueOf(unscaled));
        } else {
            small[group] = sum;
        }
    }

    public void add(int group, BigDecimal value) {
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            add(group, unscaled.longValue());
        } else {
            count(group);
            addBig(group, unscaled);
        }
    }

    private void addBig(int group, BigInteger unscaled) {
        if (big == null) {
            big = new BigInteger[small.length];
        }
        big[group] = big[group] == null ? unscaled : big[group].add(unscaled);
    }

    @Override
    public void reserve(int groups) {
        super.reserve(groups);
        small = Arrays.copyOf(small, groups);
        big = big == null ? null : Arrays.copyOf(big, groups);
    }

    @Override
    public boolean isNumber(int group) {
        return big == null || big[group] == null;
    }

    @Override
    public long number(int group) {
        return small[group];
    }

    @Override
    public byte[] bytes(int group) {
        return big[group].add(BigInteger.valueOf(small[group])).toByteArray();
    }
}
