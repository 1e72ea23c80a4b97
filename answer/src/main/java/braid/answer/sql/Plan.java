package braid.answer.sql;

import braid.answer.rows.column.ResultColumn;
import braid.answer.sql.mistake.StatementMarks;
import braid.answer.sql.table.PlannedScan;
import braid.core.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.RelNode;

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
        List<ResultColumn> columns) {}
