package braid.answer.sql.chain;

import braid.answer.sql.chain.LongChain.Chain;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.util.BuiltInMethod;
import org.apache.calcite.util.Sarg;

/**
 * Makes conditions over long lists of constants, {@code x IN (...)} or what ORs come to, look-ups in a set that the running plan is given; and
 * long ORs and ANDs of other terms questions to {@link Alternatives} that it is given.
 */
public final class LongLists extends RexShuttle {
    private static final int LONG = 50;

    private final RexBuilder builder;
    private final Map<String, Object> sets = new HashMap<>();

    public LongLists(RexBuilder builder) {
        this.builder = builder;
    }

    /** The sets by the names under which the plan asks for them. */
    public Map<String, Object> sets() {
        return Map.copyOf(sets);
    }

    public RelNode in(RelNode tree) {
        return tree.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode node) {
                return super.visit(node).accept(LongLists.this);
            }
        });
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.SEARCH
                && ConstantSet.canHold(call.getOperands().get(0).getType())) {
            Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
            if (sarg.pointCount > LONG || sarg.negate().pointCount > LONG) {
                return ConstantSet.of(sarg).map(set -> inSet(call, set)).orElse(call);
            }
        }
        boolean or = call.getKind() == SqlKind.OR;
        if (!or && call.getKind() != SqlKind.AND) {
            return super.visitCall(call);
        }
        List<RexNode> all = or ? RelOptUtil.disjunctions(call) : RelOptUtil.conjunctions(call);
        List<RexNode> terms = new ArrayList<>();
        all.forEach(term -> terms.add(term.accept(this)));
        boolean ofRow = terms.size() > LONG && terms.stream().noneMatch(LongLists::looksElsewhere);
        return (ofRow ? LongChain.of(terms, or, builder) : Optional.<Chain>empty())
                .map(chain -> inChain(call, chain))
                .orElseGet(() ->
                        or ? RexUtil.composeDisjunction(builder, terms) : RexUtil.composeConjunction(builder, terms));
    }

    /** Whether a condition cannot be told from one row's values. */
    private static boolean looksElsewhere(RexNode condition) {
        return RexUtil.containsFieldAccess(condition)
                || RexUtil.containsCorrelation(condition)
                || RexOver.containsOver(condition)
                || RexUtil.SubQueryFinder.find(condition) != null;
    }

    private RexNode inSet(RexCall call, ConstantSet set) {
        return lookUp(
                call,
                "IN_LIST_OF_" + set.values().size(),
                set,
                ConstantSet.method(),
                List.of(call.getOperands().get(0).accept(this)));
    }

    private RexNode inChain(RexCall call, Chain chain) {
        return lookUp(
                call,
                call.getKind() == SqlKind.OR ? "ANY_OF_MANY" : "ALL_OF_MANY",
                chain.alternatives(),
                Alternatives.method(),
                chain.operands());
    }

    /** @param method of the constant, which takes the value, or the plan's context and an array of them */
    private RexNode lookUp(RexCall call, String shown, Object constant, Method method, List<RexNode> operands) {
        String name = "set#" + sets.size();
        sets.put(name, constant);
        SqlUserDefinedFunction function = new SqlUserDefinedFunction(
                new SqlIdentifier(shown, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.BOOLEAN_NULLABLE,
                InferTypes.ANY_NULLABLE,
                null,
                new LookUp(name, method));
        return builder.makeCall(call.getType(), function, operands);
    }

    /** Asks the running plan's context for the constant, and the constant for the values. */
    private record LookUp(String name, Method method) implements ScalarFunction, ImplementableFunction {
        @Override
        public CallImplementor getImplementor() {
            return (translator, call, nullAs) -> {
                List<Expression> values = translator.translateList(call.getOperands()).stream()
                        .<Expression>map(operand -> Expressions.convert_(Expressions.box(operand), Object.class))
                        .toList();
                Expression constant = Expressions.convert_(
                        Expressions.call(
                                translator.getRoot(),
                                BuiltInMethod.DATA_CONTEXT_GET.method,
                                Expressions.constant(name)),
                        method.getDeclaringClass());
                return method.getParameterCount() == 1
                        ? Expressions.call(constant, method, values)
                        : Expressions.call(
                                constant, method, translator.getRoot(), Expressions.newArrayInit(Object.class, values));
            };
        }

        @Override
        public RelDataType getReturnType(RelDataTypeFactory factory) {
            return factory.createSqlType(SqlTypeName.BOOLEAN);
        }

        @Override
        public List<FunctionParameter> getParameters() {
            return List.of();
        }
    }
}
