package braid.answer.sql;

import braid.answer.rows.column.ResultColumn;
import braid.answer.sql.mistake.RunFailure;
import braid.answer.sql.mistake.StatementMarks;
import braid.answer.sql.table.PlannedScan;
import braid.answer.sql.type.StatementContext;
import braid.core.type.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.Bindable;

/**
 * A plan as code that can run again and again, without the tree that it was made of. Safe for use by several threads.
 *
 * @param code takes what it needs from a {@link StatementContext}
 * @param constants that the code asks for by name
 * @param schema the tables that the code reads
 * @param scans every place of the statement that reads a view
 * @param parameters the type of each
 * @param free the parameters whose values the code asks for; those of the others are in it
 * @param tree in words, line by line
 * @param types of the columns of its rows
 * @param fields which of them are the answer's
 * @param columns the answer's columns
 * @param marks of the statement
 */
record CompiledPlan(
        Bindable<?> code,
        Map<String, Object> constants,
        CalciteSchema schema,
        List<PlannedScan> scans,
        List<DataType> parameters,
        Set<Integer> free,
        List<String> tree,
        List<RelDataType> types,
        List<Integer> fields,
        List<ResultColumn> columns,
        StatementMarks marks) {
    static CompiledPlan of(Plan plan) {
        Map<String, Object> constants = new HashMap<>(plan.sets());
        Bindable<?> code;
        try {
            code = EnumerableInterpretable.toBindable(
                    constants, null, (EnumerableRel) plan.tree(), EnumerableRel.Prefer.ARRAY);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw RunFailure.of(e, plan.marks());
        }
        return new CompiledPlan(
                code,
                constants,
                plan.schema(),
                plan.scans(),
                plan.parameters(),
                plan.free(),
                RelOptUtil.toString(plan.tree()).lines().toList(),
                plan.tree().getRowType().getFieldList().stream()
                        .map(RelDataTypeField::getType)
                        .toList(),
                plan.fields(),
                plan.columns(),
                plan.marks());
    }

    /** The sources behind all views that are read. */
    Set<String> sources() {
        return scans.stream()
                .map(scan -> scan.table().view().source().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
