package braid.core.fold.key;

import braid.core.event.record.EventRow;
import braid.core.type.DataType;
import braid.core.view.Source;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * 128 bits that stand for the PRIMARY KEY of an event: equal keys have equal ones, and two keys of a billion have the same with a
 * probability below 10<sup>-20</sup>. Not safe for use by several threads.
 *
 * <p>Source: MurmurHash3 in its form of 128 bits for 64-bit machines.
 */
public final class KeyHash {
    private final int[] columns;
    private final Form[] forms;
    private final long seed;
    private final KeyBytes key = new KeyBytes();
    private long high;
    private long low;

    /**
     * @param source has a PRIMARY KEY
     * @param seed hashes are comparable where it is the same
     */
    public KeyHash(Source source, long seed) {
        this.seed = seed;
        columns = source.primaryKeyColumns();
        forms = new Form[columns.length];
        for (int i = 0; i < forms.length; i++) {
            DataType type = source.columns().get(columns[i]).type();
            forms[i] = Form.of(type);
        }
    }

    /** Looks at an event, of which {@link #high} and {@link #low} speak then. */
    public void of(EventRow row) {
        key.clear();
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (row.isNull(column)) {
                key.nothing();
            } else if (forms[i] == Form.TEXT) {
                key.text(row.bytes(), row.start(column), row.length(column));
            } else if (forms[i] == Form.DECIMAL) {
                key.decimal(row.decimal(column));
            } else {
                key.number(row.number(column));
            }
        }
        long[] hash = MurmurHash3.hash(key.bytes(), 0, key.length(), seed);
        high = hash[0];
        low = hash[1];
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }
}
