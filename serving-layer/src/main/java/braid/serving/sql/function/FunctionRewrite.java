package braid.serving.sql.function;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/**
 * Puts calls of Braid's own functions of time, intervals and text in the place of Calcite's, in a statement's typed tree. Every call keeps
 * its type.
 */
public final class FunctionRewrite extends RexShuttle {
    private final TimeRewrite times;
    private final CastRewrite casts;
    private final TextRewrite texts;

    private FunctionRewrite(RexBuilder builder) {
        TypedCalls calls = new TypedCalls(builder);
        times = new TimeRewrite(calls);
        casts = new CastRewrite(calls);
        texts = new TextRewrite(builder, calls);
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
        if (!(visited instanceof RexCall inner)) {
            return visited;
        }
        RexNode own = inner.getKind() == SqlKind.CAST ? casts.of(inner) : times.of(inner);
        if (own == null) {
            own = texts.of(inner);
        }
        return own == null ? inner : own;
    }
}
