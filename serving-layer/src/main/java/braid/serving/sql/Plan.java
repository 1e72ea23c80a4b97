package braid.serving.sql;

import braid.serving.rows.ResultColumn;
import braid.storage.RowFilter;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * A statement's plan: the tree to run and the tables in it that have to be filled first.
 *
 * @param scans every place of the statement that reads a view
 * @param fields which columns of the tree's rows are the answer's
 * @param columns the answer's columns
 */
record Plan(RelNode tree, List<PlannedScan> scans, List<Integer> fields, List<ResultColumn> columns) {
    /** One view as one place of the statement reads it, with the filter that the stores can check. */
    record PlannedScan(ViewTable table, RowFilter filter) {}
}
