package braid.verify.fold;

import braid.core.aggregate.Accumulator;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.view.Measure;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One view's groups over some events, those of batch and those of speed apart; groups that a filter does not pass are left out. */
final class FilteredFold {
    private final View view;
    private final ViewFunction function;
    private final RowFilter wanted;
    private final Map<GroupKey, Accumulator[]> batch = new HashMap<>();
    private final Map<GroupKey, Accumulator[]> speed = new HashMap<>();

    FilteredFold(View view, RowFilter wanted) {
        this.view = view;
        this.function = new ViewFunction(view);
        this.wanted = wanted;
    }

    View view() {
        return view;
    }

    void add(boolean toBatch, Object[] event) {
        if (function.accept(event)) {
            GroupKey group = function.group();
            if (passes(wanted, group)) {
                function.addTo((toBatch ? batch : speed).computeIfAbsent(group, key -> function.empty()));
            }
        }
    }

    /** The groups of one side as a store would hold them. */
    List<GroupRow> rows(boolean ofBatch, RowFilter filter) {
        List<GroupRow> rows = new ArrayList<>();
        (ofBatch ? batch : speed).forEach((key, accumulators) -> {
            if (passes(filter, key)) {
                rows.add(new GroupRow(key, encode(accumulators)));
            }
        });
        return rows;
    }

    private Object[] encode(Accumulator[] accumulators) {
        Object[] row = new Object[view.accumulatorColumns().size()];
        int at = 0;
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].encode(row, at);
            Measure measure = view.measures().get(i);
            at += measure.aggregate().columns(measure.name()).size();
        }
        return row;
    }

    private boolean passes(RowFilter filter, GroupKey group) {
        for (int i = 0; i < view.keys().size(); i++) {
            List<Object> allowed = filter.keys().get(view.keys().get(i).name());
            if (allowed != null && !allowed.contains(group.values()[i])) {
                return false;
            }
        }
        return group.windowStart() >= filter.fromMillis() && group.windowStart() < filter.toMillis();
    }
}
