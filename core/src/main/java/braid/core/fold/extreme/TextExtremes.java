package braid.core.fold.extreme;

import braid.core.type.DataType;
import java.util.Arrays;

/** Least or greatest texts, in the order of their bytes, which is that of their code points. */
public final class TextExtremes extends Extremes {
    private byte[][] best = {};

    TextExtremes(boolean greatest) {
        super(DataType.VARCHAR, greatest);
    }

    public void add(int group, byte[] bytes, int start, int length) {
        byte[] known = best[group];
        if (known == null || isBetter(Arrays.compareUnsigned(bytes, start, start + length, known, 0, known.length))) {
            best[group] = Arrays.copyOfRange(bytes, start, start + length);
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
        return best[group];
    }
}
