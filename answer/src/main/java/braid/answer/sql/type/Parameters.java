package braid.answer.sql.type;

import braid.answer.rows.column.Values;
import braid.answer.rows.request.BadRequest;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.type.Decimals;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Binds values to the parameters of a statement: in the parsed and typed tree, never in its text, so that a value can only ever be a
 * value.
 */
public final class Parameters {
    private static final Set<DataType.Kind> FREE = EnumSet.of(
            DataType.Kind.VARCHAR,
            DataType.Kind.INTEGER,
            DataType.Kind.BIGINT,
            DataType.Kind.DECIMAL,
            DataType.Kind.DATE,
            DataType.Kind.TIMESTAMP);

    private static final int MOST_ZEROS = 400;

    /** Some of the statement's values, by their place; a value may be {@code null}. */
    private final Map<Integer, Object> values;

    private Parameters(Map<Integer, Object> values) {
        this.values = values;
    }

    /**
     * Gives each value the type of its parameter.
     *
     * @throws BadRequest if there are too few or too many values, or one is none of that type
     */
    public static Parameters of(List<DataType> types, List<?> given) {
        if (types.size() != given.size()) {
            throw new BadRequest(
                    "The statement has " + types.size() + " parameters, but " + given.size() + " values came with it.");
        }
        Map<Integer, Object> values = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            values.put(i, typed(i + 1, types.get(i), given.get(i)));
        }
        return new Parameters(values);
    }

    /** A number that is given for a text, as people write it; one of hundreds of digits as it came. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The values by their places. */
    public Map<Integer, Object> values() {
        return values;
    }

    public Parameters only(Set<Integer> places) {
        Map<Integer, Object> some = new HashMap<>(values);
        some.keySet().retainAll(places);
        return new Parameters(some);
    }

    public Parameters without(Set<Integer> places) {
        Map<Integer, Object> others = new HashMap<>(values);
        others.keySet().removeAll(places);
        return new Parameters(others);
    }

    /**
     * The parameters on whose values the plan of a tree need not depend: they stand in comparisons with something of their own type, and have
     * a value. Whatever becomes of the comparison, it means the same as with a constant in their place.
     */
    public Set<Integer> free(RelNode tree) {
        Set<Integer> compared = new HashSet<>();
        Set<Integer> elsewhere = new HashSet<>();
        rewritten(tree, new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                for (RexNode operand : call.getOperands()) {
                    if (operand instanceof RexDynamicParam parameter && isPlainComparison(call, parameter)) {
                        compared.add(parameter.getIndex());
                    } else {
                        operand.accept(this);
                    }
                }
                return call;
            }

            @Override
            public RexNode visitDynamicParam(RexDynamicParam parameter) {
                elsewhere.add(parameter.getIndex());
                return parameter;
            }
        });
        compared.removeAll(elsewhere);
        compared.removeIf(place -> values.get(place) == null);
        return Set.copyOf(compared);
    }

    private static boolean isPlainComparison(RexCall call, RexDynamicParam parameter) {
        if (!SqlKind.COMPARISON.contains(call.getKind()) || call.getOperands().size() != 2) {
            return false;
        }
        RexNode left = call.getOperands().get(0);
        RexNode other = left == parameter ? call.getOperands().get(1) : left;
        return !(other instanceof RexDynamicParam)
                && !RexUtil.isLiteral(other, true)
                && Types.of(parameter.getType())
                        .filter(type -> FREE.contains(type.kind()))
                        .isPresent()
                && SqlTypeUtil.equalSansNullability(SqlTypes.FACTORY, parameter.getType(), other.getType());
    }

    private static Object typed(int number, DataType type, Object value) {
        if (value == null) {
            return null;
        }
        try {
            return value instanceof Number n ? number(type, n) : Values.parse(type, value.toString());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRequest("Parameter " + number + " is '" + value + "', but a " + type + " "
                    + (e instanceof ArithmeticException ? "cannot hold it." : e.getMessage() + "."));
        }
    }

    /** A number for a DATE is days since 1970, one for a TIMESTAMP milliseconds: what JDBC's own classes become on the wire. */
    private static Object number(DataType type, Number value) {
        BigDecimal exact = new BigDecimal(value.toString());
        return switch (type.kind()) {
            case INTEGER, DATE -> exact.intValueExact();
            case BIGINT, TIMESTAMP -> exact.longValueExact();
            case DECIMAL -> Decimals.fitted(exact, type);
            case DOUBLE -> value.doubleValue();
            default -> Values.parse(type, plain(exact));
        };
    }

    /** The tree with these values in place of their parameters. */
    public RelNode bind(RelNode tree, RexBuilder builder) {
        return values.isEmpty() ? tree : rewritten(tree, literals(builder));
    }

    /** An expression with these values in place of their parameters. */
    public RexNode bind(RexNode expression, RexBuilder builder) {
        return expression.accept(literals(builder));
    }

    private RexShuttle literals(RexBuilder builder) {
        return new RexShuttle() {
            @Override
            public RexNode visitDynamicParam(RexDynamicParam parameter) {
                return values.containsKey(parameter.getIndex())
                        ? literal(builder, values.get(parameter.getIndex()), parameter.getType())
                        : parameter;
            }
        };
    }

    private static RelNode rewritten(RelNode tree, RexShuttle expressions) {
        return tree.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode node) {
                return super.visit(node).accept(expressions);
            }
        });
    }

    private static RexNode literal(RexBuilder builder, Object value, RelDataType type) {
        return value == null ? builder.makeNullLiteral(type) : builder.makeLiteral(value, type, true);
    }
}
