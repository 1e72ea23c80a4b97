package braid.core.fold;

import braid.core.event.record.EventRow;
import braid.core.fold.key.GroupTable;
import braid.core.fold.key.KeyBytes;
import braid.core.fold.measure.Measures;
import braid.core.view.View;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fold of one view over some events: its groups and their accumulators. {@link CompiledFold} makes a subclass for each view, whose
 * {@link #fold} is generated.
 *
 * <p>Not safe for use by several threads; all folds of one {@link CompiledFold} belong to one thread. What {@link #take} gives is free.
 */
public abstract class ViewFold {
    private static final byte[] EMPTY = {};

    /** The key of the event that is being folded. */
    final KeyBytes key = new KeyBytes();

    private final CompiledFold compiled;
    private GroupTable groups;
    private Measures[] measures;
    private int room;

    ViewFold(CompiledFold compiled) {
        this.compiled = compiled;
        begin(0, 0);
    }

    private void begin(int expected, int keyBytes) {
        groups = compiled.newTable(expected, keyBytes);
        measures = compiled.newMeasures();
        room = 0;
        reserve(expected);
        begin(measures);
    }

    /** Takes these accumulators from now on. */
    abstract void begin(Measures[] measures);

    /** Folds in an event, if it passes the view's filter. */
    public abstract void fold(EventRow row);

    public final View view() {
        return compiled.view();
    }

    /** How many groups there are. */
    public final int size() {
        return groups.size();
    }

    /** The groups as they are; the fold begins anew, without any. */
    public final FoldedGroups take() {
        FoldedGroups folded = new FoldedGroups(compiled.view(), groups, measures);
        begin(groups.size(), groups.keyBytes());
        return folded;
    }

    /** The group with {@link #key}. */
    final int group() {
        int group = groups.find(key);
        if (group >= room) {
            reserve(2 * group);
        }
        return group;
    }

    private void reserve(int least) {
        room = Math.max(16, least);
        for (Measures some : measures) {
            some.reserve(room);
        }
    }

    /** A text that stands in the view's definition. */
    final byte[] text(int index) {
        return compiled.text(index);
    }

    /** The values of the expressions that are not generated here. */
    final Object[] computed(EventRow row) {
        return compiled.computed().apply(row.row());
    }

    static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }

    static double real(Object value) {
        return value == null ? 0 : (Double) value;
    }

    static byte[] utf8(Object value) {
        return value == null ? EMPTY : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    static BigDecimal decimal(Object value) {
        return (BigDecimal) value;
    }

    static boolean same(byte[] one, int start, int length, byte[] other, int otherStart, int otherLength) {
        return Arrays.equals(one, start, start + length, other, otherStart, otherStart + otherLength);
    }
}
