package braid.serving.sql;

import braid.serving.merge.Layer;
import braid.serving.merge.RollUp;
import braid.serving.merge.Scan;
import braid.serving.rows.ResultColumn;
import braid.storage.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A statement's plan: the tree to run and the tables in it that have to be filled first.
 *
 * @param scans every place of the statement that reads a view
 * @param sets long lists of constants and conditions, by the names under which the tree asks for them
 * @param values where sub-queries stand in the place of a value
 * @param fields which columns of the tree's rows are the answer's
 * @param columns the answer's columns
 */
record Plan(
        RelNode tree,
        List<PlannedScan> scans,
        Map<String, Object> sets,
        List<SqlParserPos> values,
        List<Integer> fields,
        List<ResultColumn> columns) {
    /**
     * One view as one place of the statement reads it.
     *
     * @param used the columns of the table that are looked at
     * @param filter what the stores can check
     * @param layer the side that is needed
     */
    record PlannedScan(ViewTable table, Set<Integer> used, RowFilter filter, Layer layer) {
        Scan scan() {
            return new Scan(table.view(), filter, RollUp.none(table.view()), layer);
        }

        /** Whether the rows of both sides are taken apart. */
        boolean apart() {
            return used.stream().anyMatch(column -> table.isLayer(column));
        }
    }

    /** The sources behind all views that are read. */
    Set<String> sources() {
        return scans.stream()
                .map(scan -> scan.table().view().source().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The type of a column of the tree's rows. */
    RelDataType type(int field) {
        return tree.getRowType().getFieldList().get(field).getType();
    }

    List<Scan> reads() {
        return scans.stream().map(PlannedScan::scan).toList();
    }
}
