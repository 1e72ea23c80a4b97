package braid.answer.sql.grouping;

import braid.answer.sql.table.HiddenColumns;
import braid.answer.sql.table.ViewTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Brings the sketch behind a distinct count up from the view to where it is merged: as one more column, behind those that are there. */
final class SketchCarrier {
    private SketchCarrier() {}

    /** A tree with the sketch in one of its columns; those that were there before keep their places. */
    record Carried(RelNode tree, int column) {}

    /** {@code null} if the way from the view is not made of filters, selections and joins alone. */
    static Carried carry(RelNode tree, int column) {
        if (tree instanceof TableScan scan) {
            ViewTable table = scan.getTable().unwrap(ViewTable.class);
            return new Carried(
                    scan, scan.getRowType().getFieldNames().indexOf(table.column(column) + HiddenColumns.SKETCH));
        }
        if (tree instanceof LogicalFilter filter) {
            Carried input = carry(filter.getInput(), column);
            return input == null
                    ? null
                    : new Carried(
                            filter.copy(filter.getTraitSet(), input.tree(), filter.getCondition()), input.column());
        }
        if (tree instanceof LogicalProject project) {
            return project.getProjects().get(column) instanceof RexInputRef ref
                    ? project(project, carry(project.getInput(), ref.getIndex()))
                    : null;
        }
        return tree instanceof LogicalJoin join ? join(join, column) : null;
    }

    private static Carried project(LogicalProject project, Carried input) {
        if (input == null) {
            return null;
        }
        List<RexNode> projects = new ArrayList<>(project.getProjects());
        projects.add(RexInputRef.of(input.column(), input.tree().getRowType()));
        return select(input.tree(), projects, project.getRowType().getFieldNames());
    }

    private static Carried select(RelNode input, List<RexNode> projects, List<String> before) {
        List<String> names = new ArrayList<>(before);
        names.add(HiddenColumns.SKETCH + names.size());
        return new Carried(
                LogicalProject.create(input, List.of(), projects, names, java.util.Set.of()), projects.size() - 1);
    }

    private static Carried join(LogicalJoin join, int column) {
        int left = join.getLeft().getRowType().getFieldCount();
        if (column >= left) {
            Carried right = carry(join.getRight(), column - left);
            return right == null
                    ? null
                    : joined(join, join.getLeft(), right.tree(), join.getCondition(), left + right.column());
        }
        Carried input = carry(join.getLeft(), column);
        if (input == null) {
            return null;
        }
        int shift = input.tree().getRowType().getFieldCount() - left;
        RexNode condition = RexUtil.shift(join.getCondition(), left, shift);
        return joined(join, input.tree(), join.getRight(), condition, input.column());
    }

    /** The join of two sides of which one has got longer, with its columns back at their places and the sketch behind them. */
    private static Carried joined(LogicalJoin join, RelNode left, RelNode right, RexNode condition, int sketch) {
        RelNode longer =
                join.copy(join.getTraitSet(), condition, left, right, join.getJoinType(), join.isSemiJoinDone());
        int before = join.getLeft().getRowType().getFieldCount();
        int shift = left.getRowType().getFieldCount() - before;
        List<RexNode> projects = new ArrayList<>();
        for (int i = 0; i < join.getRowType().getFieldCount(); i++) {
            projects.add(RexInputRef.of(i < before ? i : i + shift, longer.getRowType()));
        }
        projects.add(RexInputRef.of(sketch, longer.getRowType()));
        return select(longer, projects, join.getRowType().getFieldNames());
    }
}
