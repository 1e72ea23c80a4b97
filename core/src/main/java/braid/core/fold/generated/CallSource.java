package braid.core.fold.generated;

import braid.core.fold.key.Form;
import braid.core.sql.type.ExactTypes;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Writes calls over operands that are written: logic, comparisons, exact arithmetic, casts and choices, as far as they can be. */
final class CallSource {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    private final Statements code;

    CallSource(Statements code) {
        this.code = code;
    }

    /** {@code null} if it cannot be written. */
    Value write(RexCall call, DataType type, List<Value> operands) {
        return switch (call.getKind()) {
            case IS_NULL ->
                truth(operands.get(0).isNull(), "!" + operands.get(0).isNull());
            case IS_NOT_NULL ->
                truth("!" + operands.get(0).isNull(), operands.get(0).isNull());
            case IS_TRUE ->
                truth(operands.get(0).isTrue(), "!" + operands.get(0).isTrue());
            case IS_NOT_TRUE ->
                truth("!" + operands.get(0).isTrue(), operands.get(0).isTrue());
            case IS_FALSE ->
                truth(operands.get(0).isFalse(), "!" + operands.get(0).isFalse());
            case IS_NOT_FALSE ->
                truth("!" + operands.get(0).isFalse(), operands.get(0).isFalse());
            case NOT -> Value.truth(operands.get(0).isFalse(), operands.get(0).isTrue());
            case AND -> truth(joined(operands, 0, " && "), joined(operands, 1, " || "));
            case OR -> truth(joined(operands, 0, " || "), joined(operands, 1, " && "));
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                comparison(call, operands);
            case PLUS, MINUS, TIMES -> arithmetic(call, type, operands);
            case CAST -> cast(call, type, operands.get(0));
            case CASE -> choice(call, type, operands);
            default -> null;
        };
    }

    Value truth(String isTrue, String isFalse) {
        return Value.truth(code.declare("boolean", isTrue), code.declare("boolean", isFalse));
    }

    private static String joined(List<Value> truths, int part, String operator) {
        return String.join(
                operator, truths.stream().map(t -> t.parts().get(part)).toList());
    }

    private Value comparison(RexCall call, List<Value> operands) {
        Value a = operands.get(0);
        Value b = operands.get(1);
        String holds;
        if (a.form() == Form.NUMBER && b.form() == Form.NUMBER) {
            Optional<List<String>> aligned = Scales.aligned(call.getOperands(), operands);
            if (aligned.isEmpty()) {
                return null;
            }
            String operator = call.getKind() == SqlKind.EQUALS
                    ? "=="
                    : call.getKind() == SqlKind.NOT_EQUALS ? "!=" : call.getKind().sql;
            holds = aligned.get().get(0) + " " + operator + " " + aligned.get().get(1);
        } else if (a.form() == Form.TEXT && b.form() == Form.TEXT && areVarying(call.getOperands())) {
            String same = "same(" + a.arguments() + ", " + b.arguments() + ")";
            holds = call.getKind() == SqlKind.EQUALS ? same : "!" + same;
        } else {
            return null;
        }
        String result = code.declare("boolean", holds);
        String known = code.declare("boolean", "!" + a.isNull() + " && !" + b.isNull());
        return truth(known + " && " + result, known + " && !" + result);
    }

    /** Texts of fixed length are compared and joined by rules of their own; a literal is as long as it is. */
    private static boolean areVarying(List<RexNode> texts) {
        return texts.stream()
                .allMatch(text -> text instanceof RexLiteral || text.getType().getSqlTypeName() == SqlTypeName.VARCHAR);
    }

    private Value arithmetic(RexCall call, DataType type, List<Value> operands) {
        boolean exact = type.kind() == DataType.Kind.DECIMAL
                && Form.of(type) == Form.NUMBER
                && operands.stream().allMatch(o -> o.form() == Form.NUMBER);
        if (!exact) {
            return null;
        }
        String a = operands.get(0).part();
        String b = operands.get(1).part();
        if (call.getKind() != SqlKind.TIMES) {
            Optional<List<String>> aligned = Scales.aligned(call.getOperands(), operands);
            if (aligned.isEmpty()) {
                return null;
            }
            a = aligned.get().get(0);
            b = aligned.get().get(1);
        }
        String operator = call.getKind() == SqlKind.PLUS ? " + " : call.getKind() == SqlKind.MINUS ? " - " : " * ";
        return Value.of(Form.NUMBER, eitherIsNull(operands), code.declare("long", a + operator + b));
    }

    private String eitherIsNull(List<Value> values) {
        List<String> tests = values.stream()
                .filter(value -> !value.neverNull())
                .map(Value::isNull)
                .distinct()
                .toList();
        return tests.isEmpty() ? "false" : code.declare("boolean", String.join(" || ", tests));
    }

    private Value cast(RexCall call, DataType to, Value value) {
        RexNode operand = call.getOperands().get(0);
        DataType from = Types.of(operand.getType()).orElseThrow();
        if (to.kind() == DataType.Kind.VARCHAR && from.kind() == DataType.Kind.VARCHAR) {
            return areVarying(List.of(call, operand)) && from.precision() <= to.precision() ? value : null;
        }
        if (value.form() != Form.NUMBER || Form.of(to) != Form.NUMBER) {
            return from.equals(to) ? value : null;
        }
        if (from.kind() == DataType.Kind.TIMESTAMP && to.kind() == DataType.Kind.DATE) {
            return Value.of(
                    Form.NUMBER,
                    value.isNull(),
                    code.declare("long", "Math.floorDiv(" + value.part() + ", " + DAY + "L)"));
        }
        if (to.kind() == DataType.Kind.DECIMAL) {
            int more = to.scale() - ExactTypes.scale(operand.getType());
            boolean fits = more >= 0 && Scales.digits(operand) + more <= to.precision();
            return fits
                    ? Value.of(Form.NUMBER, value.isNull(), code.declare("long", Scales.scaled(value.part(), more)))
                    : null;
        }
        boolean wider = from.kind() == DataType.Kind.INTEGER && to.kind() == DataType.Kind.BIGINT;
        return wider || from.equals(to) ? value : null;
    }

    private Value choice(RexCall call, DataType type, List<Value> operands) {
        Form form = Form.of(type);
        List<RexNode> nodes = call.getOperands();
        for (int i = 1; i < nodes.size(); i += i == nodes.size() - 2 ? 1 : 2) {
            DataType branch = Types.of(nodes.get(i).getType()).orElseThrow();
            boolean same = branch.kind() == type.kind() && branch.scale() == type.scale();
            if (!same
                    || operands.get(i).form() != form
                    || form == Form.TEXT && !areVarying(List.of(call, nodes.get(i)))) {
                return null;
            }
        }
        if (form == Form.TRUTH) {
            return truth(chosen(operands, Value::isTrue), chosen(operands, Value::isFalse));
        }
        String isNull = code.declare("boolean", chosen(operands, Value::isNull));
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < operands.get(1).parts().size(); part++) {
            int number = part;
            parts.add(code.declare(javaType(form, part), chosen(operands, value -> value.parts()
                    .get(number))));
        }
        return new Value(form, isNull, parts);
    }

    private static String chosen(List<Value> operands, Function<Value, String> part) {
        StringBuilder chosen = new StringBuilder();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            chosen.append(operands.get(i).isTrue())
                    .append(" ? ")
                    .append(part.apply(operands.get(i + 1)))
                    .append(" : ");
        }
        return chosen.append(part.apply(operands.get(operands.size() - 1))).toString();
    }

    private static String javaType(Form form, int part) {
        return switch (form) {
            case NUMBER -> "long";
            case REAL -> "double";
            case TRUTH -> "boolean";
            case TEXT -> part == 0 ? "byte[]" : "int";
            case DECIMAL -> "java.math.BigDecimal";
        };
    }
}
