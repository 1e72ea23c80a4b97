package braid.answer.merge;

import braid.core.aggregate.ValueOrder;
import braid.core.group.GroupKey;
import braid.core.view.Key;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of a view's groups: by key, in the order of the view's keys and with NULL last, then by window. */
public final class GroupOrder implements Comparator<GroupKey> {
    private final List<Comparator<Object>> keys = new ArrayList<>();

    public GroupOrder(View view) {
        for (Key key : view.keys()) {
            keys.add(ValueOrder.of(key.type()));
        }
    }

    @Override
    public int compare(GroupKey a, GroupKey b) {
        int order = compare(keys, a.values(), b.values());
        return order != 0 ? order : Long.compare(a.windowStart(), b.windowStart());
    }

    /** Compares one value behind the other, each by its own order; {@code null} comes after everything else. */
    public static int compare(List<Comparator<Object>> orders, Object[] left, Object[] right) {
        for (int i = 0; i < left.length; i++) {
            Object a = left[i];
            Object b = right[i];
            int order =
                    a == b ? 0 : a == null ? 1 : b == null ? -1 : orders.get(i).compare(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
