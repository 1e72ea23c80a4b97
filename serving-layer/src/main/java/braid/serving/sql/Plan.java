package braid.serving.sql;

import braid.storage.RowFilter;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A statement's plan: the tree to run and the tables in it that have to be filled first.
 *
 * @param scans every place of the statement that reads a view
 * @param fields which columns of the tree's rows are the answer's
 * @param type the answer's columns
 */
record Plan(RelNode tree, List<PlannedScan> scans, List<Integer> fields, RelDataType type) {
    /** One view as one place of the statement reads it, with the filter that the stores can check. */
    record PlannedScan(ViewTable table, RowFilter filter) {}
}
