package braid.answer.sql;

import braid.answer.coverage.Scan;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.answer.rows.ResultColumn;
import braid.core.group.RowFilter;
import braid.core.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * A statement's plan: the tree to run and the tables in it that have to be filled first.
 *
 * @param tree with those parameters in it that are free; the others are constants
 * @param parameters the type of each
 * @param free the parameters whose values the tree does not depend on, by their place
 * @param schema the tables that the tree reads
 * @param scans every place of the statement that reads a view
 * @param sets long lists of constants and conditions, by the names under which the tree asks for them
 * @param marks of the statement
 * @param fields which columns of the tree's rows are the answer's
 * @param columns the answer's columns
 */
record Plan(
        RelNode tree,
        List<DataType> parameters,
        Set<Integer> free,
        CalciteSchema schema,
        List<PlannedScan> scans,
        Map<String, Object> sets,
        StatementMarks marks,
        List<Integer> fields,
        List<ResultColumn> columns) {
    /**
     * One view as one place of the statement reads it.
     *
     * @param used the columns of the table that are looked at
     * @param condition that its rows have to meet; {@code null} for none
     * @param filter what of it the stores can check
     * @param layer the side that is needed
     */
    record PlannedScan(ViewTable table, Set<Integer> used, RexNode condition, RowFilter filter, Layer layer) {
        static PlannedScan of(ViewTable table, Set<Integer> used, RexNode condition) {
            if (condition == null) {
                return new PlannedScan(table, used, null, RowFilter.ALL, Layer.MERGED);
            }
            Pushdown.Pushed pushed = Pushdown.of(table, condition, new RexBuilder(SqlTypes.FACTORY));
            return new PlannedScan(table, used, condition, pushed.filter(), pushed.layer());
        }

        /** With values in place of the free parameters: then stores can check what is compared with them. */
        PlannedScan with(Parameters free) {
            return condition == null || free.isEmpty()
                    ? this
                    : of(table, used, free.bind(condition, new RexBuilder(SqlTypes.FACTORY)));
        }

        Scan scan() {
            return new Scan(table.view(), filter, RollUp.none(table.view()), layer);
        }

        /** Whether the rows of both sides are taken apart. */
        boolean apart() {
            return used.stream().anyMatch(column -> table.isLayer(column));
        }
    }
}
