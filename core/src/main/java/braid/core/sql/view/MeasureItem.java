package braid.core.sql.view;

import braid.core.rex.RowExpression;
import braid.core.view.Measure;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * A measure as it stands in a SELECT list.
 *
 * @param argument index of its argument among the expressions of the view; negative for none
 * @param filter the same of its filter
 */
record MeasureItem(String name, AggregateCall call, int argument, int filter) {
    Measure measure(String file, List<RexNode> typed) {
        RexNode value = argument < 0 ? null : typed.get(argument);
        return new Measure(
                name,
                call.aggregate(file, value),
                RowExpression.of(value),
                filter < 0 ? null : RowExpression.of(typed.get(filter)));
    }
}
