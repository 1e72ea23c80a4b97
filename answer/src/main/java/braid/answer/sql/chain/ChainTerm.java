package braid.answer.sql.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * One term of a long chain without its constants.
 *
 * @param condition with a {@link RexLocalRef} in the place of each constant
 * @param types of the constants
 * @param constants as they are in memory
 */
record ChainTerm(RexNode condition, List<RelDataType> types, Object[] constants) {
    /**
     * A term that is taken apart.
     *
     * @param columns to which those that the term looks at are added
     */
    static ChainTerm of(RexNode term, RexBuilder builder, Map<Integer, RexInputRef> columns) {
        List<RelDataType> types = new ArrayList<>();
        List<Object> constants = new ArrayList<>();
        RexNode condition = RexUtil.expandSearch(builder, null, term).accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef column) {
                columns.putIfAbsent(column.getIndex(), column);
                return column;
            }

            @Override
            public RexNode visitLiteral(RexLiteral literal) {
                Object value = literal.isNull() ? null : value(literal);
                if (value == null) {
                    return literal;
                }
                types.add(type(literal.getType(), builder.getTypeFactory()));
                constants.add(value);
                return new RexLocalRef(types.size() - 1, types.get(types.size() - 1));
            }
        });
        return new ChainTerm(condition, types, constants.toArray());
    }

    /** A constant as a running plan holds it; {@code null} of what is part of the condition, such as a unit of time. */
    private static Object value(RexLiteral literal) {
        return switch (literal.getType().getSqlTypeName()) {
            case INTEGER, DATE -> literal.getValueAs(Integer.class);
            case BIGINT, TIMESTAMP -> literal.getValueAs(Long.class);
            case DECIMAL -> literal.getValueAs(java.math.BigDecimal.class);
            case DOUBLE -> literal.getValueAs(Double.class);
            case CHAR, VARCHAR -> literal.getValueAs(String.class);
            default -> null;
        };
    }

    /** A type with room for the constants of other terms. */
    private static RelDataType type(RelDataType type, RelDataTypeFactory types) {
        return switch (type.getSqlTypeName()) {
            case CHAR, VARCHAR ->
                types.createTypeWithCharsetAndCollation(
                        types.createSqlType(SqlTypeName.VARCHAR), type.getCharset(), type.getCollation());
            case DECIMAL ->
                types.createSqlType(
                        SqlTypeName.DECIMAL, types.getTypeSystem().getMaxNumericPrecision(), type.getScale());
            default -> type;
        };
    }

    /** What terms that differ in their constants alone have in common. */
    String shape() {
        return condition + " of " + types;
    }

    /** The columns that must be equal to the constants, one after the other; empty if the term asks for anything else. */
    List<Integer> equalColumns() {
        List<Integer> columns = new ArrayList<>();
        for (RexNode each : RelOptUtil.conjunctions(condition)) {
            if (!(each instanceof RexCall call)
                    || call.getKind() != SqlKind.EQUALS
                    || !(call.getOperands().get(0) instanceof RexInputRef column)
                    || !(call.getOperands().get(1) instanceof RexLocalRef constant)
                    || constant.getIndex() != columns.size()
                    || !ConstantSet.canHold(column.getType())) {
                return List.of();
            }
            columns.add(column.getIndex());
        }
        return columns;
    }

    /**
     * The condition over a row of the columns, and the constants behind them.
     *
     * @param places of the columns
     */
    RexNode over(Map<Integer, Integer> places, RexBuilder builder) {
        return condition.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef column) {
                return builder.makeInputRef(column.getType(), places.get(column.getIndex()));
            }

            @Override
            public RexNode visitLocalRef(RexLocalRef constant) {
                return builder.makeInputRef(constant.getType(), places.size() + constant.getIndex());
            }
        });
    }
}
