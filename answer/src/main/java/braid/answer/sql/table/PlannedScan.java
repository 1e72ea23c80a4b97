package braid.answer.sql.table;

import braid.answer.coverage.Scan;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.answer.sql.type.Parameters;
import braid.answer.sql.type.SqlTypes;
import braid.core.group.RowFilter;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * One view as one place of the statement reads it.
 *
 * @param used the columns of the table that are looked at
 * @param condition that its rows have to meet; {@code null} for none
 * @param filter what of it the stores can check
 * @param layer the side that is needed
 */
public record PlannedScan(ViewTable table, Set<Integer> used, RexNode condition, RowFilter filter, Layer layer) {
    static PlannedScan of(ViewTable table, Set<Integer> used, RexNode condition) {
        if (condition == null) {
            return new PlannedScan(table, used, null, RowFilter.ALL, Layer.MERGED);
        }
        Pushdown.Pushed pushed = Pushdown.of(table, condition, new RexBuilder(SqlTypes.FACTORY));
        return new PlannedScan(table, used, condition, pushed.filter(), pushed.layer());
    }

    /** With values in place of the free parameters: then stores can check what is compared with them. */
    public PlannedScan with(Parameters free) {
        return condition == null || free.isEmpty()
                ? this
                : of(table, used, free.bind(condition, new RexBuilder(SqlTypes.FACTORY)));
    }

    public Scan scan() {
        return new Scan(table.view(), filter, RollUp.none(table.view()), layer);
    }

    /** Whether the rows of both sides are taken apart. */
    boolean apart() {
        return used.stream().anyMatch(column -> table.isLayer(column));
    }
}
