package braid.answer.sql.function;

import braid.answer.arithmetic.StatementPlace;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Puts calls of Braid's own functions of time, intervals and text in the place of Calcite's, in a statement's typed tree. Every call keeps
 * its type.
 */
public final class FunctionRewrite extends RexShuttle {
    private final RexBuilder builder;

    private FunctionRewrite(RexBuilder builder) {
        this.builder = builder;
    }

    /** The same tree with the expressions of all its nodes rewritten. */
    public static RelNode in(RelNode tree, RexBuilder builder) {
        FunctionRewrite expressions = new FunctionRewrite(builder);
        return tree.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode node) {
                return super.visit(node).accept(expressions);
            }
        });
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexNode visited = super.visitCall(call);
        RexNode honest = visited.getKind() == SqlKind.CAST ? withoutClaim((RexCall) visited) : visited;
        if (!(honest instanceof RexCall inner)) {
            return honest;
        }
        TypedCalls calls = new TypedCalls(
                builder, StatementPlace.unknown(inner.getOperator().getName()));
        RexNode own = timed(inner, calls);
        if (own == null) {
            own = new TextRewrite(builder, calls).of(inner);
        }
        return own == null ? inner : own;
    }

    /**
     * A cast of what may be NULL without the inner one, in which COALESCE claims that it is not: Calcite forgets for which rows the claim
     * holds when the branches of a CASE are the same but for it.
     */
    private RexNode withoutClaim(RexCall cast) {
        RexNode claim = cast.getOperands().get(0);
        if (!cast.getType().isNullable()
                || claim.getKind() != SqlKind.CAST
                || claim.getType().isNullable()) {
            return cast;
        }
        RexNode value = ((RexCall) claim).getOperands().get(0);
        boolean narrows = SqlTypeUtil.equalSansNullability(builder.getTypeFactory(), claim.getType(), value.getType());
        if (!narrows) {
            return cast;
        }
        return cast.getType().equals(value.getType()) ? value : builder.makeAbstractCast(cast.getType(), value, false);
    }

    /** What stands for a call that computes with times and intervals, or {@code null} if it stays. */
    static RexNode timed(RexCall call, TypedCalls calls) {
        return call.getKind() == SqlKind.CAST ? new CastRewrite(calls).of(call) : new TimeRewrite(calls).of(call);
    }
}
