package braid.answer.sql.grouping;

import braid.answer.arithmetic.Veil;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * Keeps groups of constants alone ({@code GROUP BY TRUE}, which EXISTS becomes) as groups. Calcite's decorrelation leaves constants out of the
 * keys; without any key no rows would make a row, and {@code NOT EXISTS} of nothing would be false wherever another sub-query names a
 * column of the query around it.
 */
public final class ConstantGroups {
    private ConstantGroups() {}

    public static RelNode in(RelNode tree, RexBuilder builder) {
        return tree.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode node) {
                RelNode visited = super.visit(node);
                return visited instanceof Aggregate aggregate
                                && aggregate.getInput() instanceof Project keys
                                && isOfConstants(aggregate, keys)
                        ? aggregate.copy(aggregate.getTraitSet(), List.of(veiled(aggregate, keys, builder)))
                        : visited;
            }
        });
    }

    private static boolean isOfConstants(Aggregate aggregate, Project keys) {
        return !aggregate.getGroupSet().isEmpty()
                && aggregate.getGroupSet().asList().stream()
                        .allMatch(key -> keys.getProjects().get(key) instanceof RexLiteral)
                && RelOptUtil.getVariablesUsed(aggregate).isEmpty();
    }

    private static Project veiled(Aggregate aggregate, Project keys, RexBuilder builder) {
        List<RexNode> columns = new ArrayList<>(keys.getProjects());
        for (int key : aggregate.getGroupSet()) {
            RexNode constant = columns.get(key);
            columns.set(key, Veil.over(constant, constant.getType(), builder));
        }
        return keys.copy(keys.getTraitSet(), keys.getInput(), columns, keys.getRowType());
    }
}
