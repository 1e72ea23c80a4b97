package braid.core.fold.extreme;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.util.Arrays;

/** Least or greatest DECIMALs of any size. */
public final class DecimalExtremes extends Extremes {
    private BigDecimal[] best = {};

    DecimalExtremes(DataType type, boolean greatest) {
        super(type, greatest);
    }

    public void add(int group, BigDecimal value) {
        if (best[group] == null || isBetter(value.compareTo(best[group]))) {
            best[group] = value;
        }
    }

    @Override
    public void reserve(int groups) {
        best = Arrays.copyOf(best, groups);
    }

    @Override
    public boolean isNull(int group) {
        return best[group] == null;
    }

    @Override
    public boolean isNumber(int group) {
        return false;
    }

    @Override
    public byte[] bytes(int group) {
        return best[group].unscaledValue().toByteArray();
    }
}
