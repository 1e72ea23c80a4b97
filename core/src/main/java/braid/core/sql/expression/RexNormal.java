package braid.core.sql.expression;

import braid.core.sql.type.ExactTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Makes every conversion between numeric types in an expression explicit, so that no engine has to choose one. */
final class RexNormal extends RexShuttle {
    private final RexBuilder builder;
    private final RelDataTypeFactory types;

    RexNormal(RexBuilder builder) {
        this.builder = builder;
        this.types = builder.getTypeFactory();
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall inner = (RexCall) super.visitCall(call);
        return switch (inner.getKind()) {
            case PLUS, MINUS, TIMES, DIVIDE -> isNumeric(inner) ? arithmetic(inner) : inner;
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                comparison(inner);
            case CASE, COALESCE -> choice(inner);
            default -> inner;
        };
    }

    private RexNode arithmetic(RexCall call) {
        boolean isDouble = call.getType().getSqlTypeName() == SqlTypeName.DOUBLE;
        List<RexNode> operands = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            operands.add(isDouble ? asDouble(operand) : asDecimal(operand));
        }
        return call.clone(call.getType(), operands);
    }

    private RexNode comparison(RexCall call) {
        RexNode a = call.getOperands().get(0);
        RexNode b = call.getOperands().get(1);
        if (!SqlTypeUtil.isNumeric(a.getType()) || !SqlTypeUtil.isNumeric(b.getType()) || sameKind(a, b)) {
            return call;
        }
        if (isDouble(a) || isDouble(b)) {
            return call.clone(call.getType(), List.of(asDouble(a), asDouble(b)));
        }
        return call.clone(call.getType(), List.of(asDecimal(a), asDecimal(b)));
    }

    /** Every branch of a CASE gets the type of the whole. */
    private RexNode choice(RexCall call) {
        List<RexNode> operands = new ArrayList<>(call.getOperands());
        boolean coalesce = call.getKind() == SqlKind.COALESCE;
        for (int i = coalesce ? 0 : 1; i < operands.size(); i += coalesce ? 1 : 2) {
            operands.set(i, like(operands.get(i), call.getType()));
        }
        if (!coalesce) {
            operands.set(operands.size() - 1, like(operands.get(operands.size() - 1), call.getType()));
        }
        return call.clone(call.getType(), operands);
    }

    private RexNode like(RexNode node, RelDataType type) {
        boolean needed = SqlTypeUtil.isNumeric(type) && node.getType().getSqlTypeName() != type.getSqlTypeName()
                || node.getType().getSqlTypeName() == SqlTypeName.NULL;
        return needed ? cast(node, type) : node;
    }

    private RexNode asDouble(RexNode node) {
        return isDouble(node) ? node : cast(node, types.createSqlType(SqlTypeName.DOUBLE));
    }

    private RexNode asDecimal(RexNode node) {
        if (node.getType().getSqlTypeName() == SqlTypeName.DECIMAL) {
            return node;
        }
        return cast(node, types.createSqlType(SqlTypeName.DECIMAL, ExactTypes.digits(node.getType()), 0));
    }

    private RexNode cast(RexNode node, RelDataType type) {
        RelDataType nullable =
                types.createTypeWithNullability(type, node.getType().isNullable());
        return builder.makeAbstractCast(nullable, node, false);
    }

    private static boolean sameKind(RexNode a, RexNode b) {
        return a.getType().getSqlTypeName() == b.getType().getSqlTypeName();
    }

    private static boolean isDouble(RexNode node) {
        return node.getType().getSqlTypeName() == SqlTypeName.DOUBLE;
    }

    private static boolean isNumeric(RexCall call) {
        return call.getOperands().stream().allMatch(o -> SqlTypeUtil.isNumeric(o.getType()));
    }
}
