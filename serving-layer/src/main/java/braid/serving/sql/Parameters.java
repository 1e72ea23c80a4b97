package braid.serving.sql;

import braid.core.view.DataType;
import braid.serving.rows.BadRequest;
import braid.serving.rows.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Binds values to the parameters of a statement: in the parsed and typed tree, never in its text, so that a value can only ever be a
 * value.
 */
final class Parameters {
    private final List<Object> values;

    private Parameters(List<Object> values) {
        this.values = values;
    }

    /**
     * Gives each value the type of its parameter.
     *
     * @throws BadRequest if there are too few or too many values, or one is none of that type
     */
    static Parameters of(List<DataType> types, List<?> given) {
        if (types.size() != given.size()) {
            throw new BadRequest(
                    "The statement has " + types.size() + " parameters, but " + given.size() + " values came with it.");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(typed(i + 1, types.get(i), given.get(i)));
        }
        return new Parameters(values);
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
            case DECIMAL -> exact.setScale(type.scale());
            case DOUBLE -> value.doubleValue();
            default -> Values.parse(type, exact.toPlainString());
        };
    }

    /** The tree with values in place of parameters. */
    RelNode bind(RelNode tree, RexBuilder builder) {
        if (values.isEmpty()) {
            return tree;
        }
        RexShuttle expressions = new RexShuttle() {
            @Override
            public RexNode visitDynamicParam(RexDynamicParam parameter) {
                return literal(builder, values.get(parameter.getIndex()), parameter.getType());
            }
        };
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
