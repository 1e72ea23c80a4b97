package braid.serving.sql;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
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

/** Makes conditions over long lists of constants, {@code x IN (...)} or what ORs come to, look-ups in a set that the running plan is given. */
final class LongLists extends RexShuttle {
    private static final int LONG = 50;

    /** Types whose values in memory are what {@link ConstantSet} holds. */
    private static final Set<SqlTypeName> TYPES = EnumSet.of(
            SqlTypeName.TINYINT,
            SqlTypeName.SMALLINT,
            SqlTypeName.INTEGER,
            SqlTypeName.BIGINT,
            SqlTypeName.DECIMAL,
            SqlTypeName.VARCHAR,
            SqlTypeName.DATE,
            SqlTypeName.TIMESTAMP);

    private final RexBuilder builder;
    private final Map<String, ConstantSet> sets = new HashMap<>();

    LongLists(RexBuilder builder) {
        this.builder = builder;
    }

    /** The sets by the names under which the plan asks for them. */
    Map<String, ConstantSet> sets() {
        return Map.copyOf(sets);
    }

    RelNode in(RelNode tree) {
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
                && TYPES.contains(call.getOperands().get(0).getType().getSqlTypeName())) {
            Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
            if (sarg.pointCount > LONG || sarg.negate().pointCount > LONG) {
                return ConstantSet.of(sarg).map(set -> lookUp(call, set)).orElse(call);
            }
        }
        return super.visitCall(call);
    }

    private RexNode lookUp(RexCall call, ConstantSet set) {
        String name = "set#" + sets.size();
        sets.put(name, set);
        SqlUserDefinedFunction contains = new SqlUserDefinedFunction(
                new SqlIdentifier("IN_LIST_OF_" + set.values().size(), SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.BOOLEAN_NULLABLE,
                InferTypes.ANY_NULLABLE,
                null,
                new LookUp(name));
        RexNode value = call.getOperands().get(0).accept(this);
        return builder.makeCall(call.getType(), contains, List.of(value));
    }

    /** Asks the running plan's context for the set, and the set for the value. */
    private record LookUp(String name) implements ScalarFunction, ImplementableFunction {
        @Override
        public CallImplementor getImplementor() {
            return (translator, call, nullAs) -> Expressions.call(
                    Expressions.convert_(
                            Expressions.call(
                                    translator.getRoot(),
                                    BuiltInMethod.DATA_CONTEXT_GET.method,
                                    Expressions.constant(name)),
                            ConstantSet.class),
                    ConstantSet.method(),
                    translator.translateList(call.getOperands()).stream()
                            .map(operand -> Expressions.convert_(Expressions.box(operand), Object.class))
                            .toList());
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
