package braid.core.expression;

import braid.core.aggregate.Accumulator;
import braid.core.group.GroupKey;
import braid.core.rex.RowExpression;
import braid.core.view.Measure;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * A view definition, compiled for folding: which group an event belongs to, and what it adds to each measure.
 *
 * <p>Call {@link #accept(Object[])} with a row, and, if it is true, the other methods about that row. Not safe for use by several
 * threads.
 */
public final class ViewFunction {
    private final View view;
    private final RowFunction function;
    private final int timeColumn;
    private final long windowMillis;
    private final int filter;
    private final int keys;
    private final int[] arguments;
    private final int[] filters;
    private long eventTime;
    private Object[] values;

    public ViewFunction(View view) {
        this.view = view;
        List<RexNode> expressions = new ArrayList<>();
        view.keys().forEach(key -> expressions.add(key.expression().rex()));
        keys = expressions.size();
        filter = add(expressions, view.filter());
        arguments = view.measures().stream()
                .mapToInt(m -> add(expressions, m.argument()))
                .toArray();
        filters = view.measures().stream()
                .mapToInt(m -> add(expressions, m.filter()))
                .toArray();
        timeColumn = view.source().indexOf(view.window().timeColumn());
        windowMillis = view.window().size().toMillis();
        function = expressions.isEmpty() ? null : new RowFunction(view.source(), expressions);
    }

    private static int add(List<RexNode> expressions, RowExpression expression) {
        if (expression == null) {
            return -1;
        }
        expressions.add(expression.rex());
        return expressions.size() - 1;
    }

    /** Looks at a row; whether it passes the view's filter. */
    public boolean accept(Object[] row) {
        values = function == null ? new Object[0] : function.apply(row);
        eventTime = (Long) row[timeColumn];
        return filter < 0 || Boolean.TRUE.equals(values[filter]);
    }

    /** The group of the row that was accepted: its window's start and its key values. */
    public GroupKey group() {
        Object[] key = new Object[keys];
        System.arraycopy(values, 0, key, 0, keys);
        return new GroupKey(braid.core.view.Window.startOf(eventTime, windowMillis), key);
    }

    /** Adds the row that was accepted to the accumulators of its group. */
    public void addTo(Accumulator[] accumulators) {
        for (int i = 0; i < accumulators.length; i++) {
            if (filters[i] >= 0 && !Boolean.TRUE.equals(values[filters[i]])) {
                continue;
            }
            if (arguments[i] < 0) {
                accumulators[i].add(Boolean.TRUE);
            } else if (values[arguments[i]] != null) {
                accumulators[i].add(values[arguments[i]]);
            }
        }
    }

    /** Empty accumulators for one group. */
    public Accumulator[] empty() {
        return view.measures().stream()
                .map(Measure::aggregate)
                .map(a -> a.empty())
                .toArray(Accumulator[]::new);
    }
}
