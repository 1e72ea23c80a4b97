package braid.core.aggregate;

import braid.core.type.DataType;
import java.util.Comparator;

/** The ascending order of the non-NULL values of a type: numbers by size, times by time, text by code point, FALSE before TRUE. */
public final class ValueOrder {
    private static final Comparator<Object> NATURAL = (a, b) -> compareNatural(a, b);
    private static final Comparator<Object> TEXT = (a, b) -> byCodePoint((String) a, (String) b);

    private ValueOrder() {}

    public static Comparator<Object> of(DataType type) {
        return type.kind() == DataType.Kind.VARCHAR ? TEXT : NATURAL;
    }

    @SuppressWarnings("unchecked")
    private static int compareNatural(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    /** Surrogates, which stand for code points above U+FFFF, sort after every other char. */
    private static int byCodePoint(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xHigh = Character.isSurrogate(x);
                return xHigh == Character.isSurrogate(y) ? Character.compare(x, y) : xHigh ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
