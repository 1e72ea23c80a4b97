package braid.answer.sql.table;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.SetOp;

/**
 * The input of a set operation, asked for rows as arrays, as the whole plan is: once its first input has a single column, Calcite asks
 * the others for rows as objects, which joins below them cannot give.
 */
public final class ArrayRows extends SingleRel implements EnumerableRel {
    private ArrayRows(RelNode input, RelTraitSet traits) {
        super(input.getCluster(), traits, input);
    }

    /** A plan in which every input of a set operation is one. */
    public static RelNode in(RelNode plan) {
        return plan.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode inner = super.visit(other);
                return inner instanceof SetOp set && set.getConvention() == EnumerableConvention.INSTANCE
                        ? set.copy(
                                set.getTraitSet(),
                                set.getInputs().stream()
                                        .<RelNode>map(input -> new ArrayRows(input, input.getTraitSet()))
                                        .toList())
                        : inner;
            }
        });
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new ArrayRows(inputs.get(0), traits);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        return implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    }
}
