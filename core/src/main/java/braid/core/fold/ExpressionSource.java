package braid.core.fold;

import braid.core.sql.ExactTypes;
import braid.core.sql.Types;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Writes the expressions as Java over an event's numbers and bytes that can be written so: columns, literals, comparisons of numbers and of
 * texts for equality, logic, choice, exact arithmetic of up to 18 digits, and times of day. They have the values that Calcite's code has.
 * Of all others it says that it does not, and Calcite computes them.
 */
final class ExpressionSource {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final Map<TimeUnitRange, Long> UNITS = Map.of(
            TimeUnitRange.SECOND,
            TimeUnit.SECONDS.toMillis(1),
            TimeUnitRange.MINUTE,
            TimeUnit.MINUTES.toMillis(1),
            TimeUnitRange.HOUR,
            TimeUnit.HOURS.toMillis(1),
            TimeUnitRange.DAY,
            DAY);
    private static final Map<TimeUnitRange, Long> AROUND = Map.of(
            TimeUnitRange.SECOND,
            TimeUnit.MINUTES.toMillis(1),
            TimeUnitRange.MINUTE,
            TimeUnit.HOURS.toMillis(1),
            TimeUnitRange.HOUR,
            DAY);

    private final Source source;
    private final Statements code;
    private final Map<RexNode, Value> written = new HashMap<>();

    ExpressionSource(Source source, Statements code) {
        this.source = source;
        this.code = code;
    }

    /** Writes what computes the value; empty, and nothing is written, if that cannot be written. */
    Optional<Value> write(RexNode node) {
        int before = code.length();
        Map<RexNode, Value> known = new HashMap<>(written);
        Value value = value(node);
        if (value == null) {
            code.back(before);
            written.clear();
            written.putAll(known);
        }
        return Optional.ofNullable(value);
    }

    /** {@code null} if it cannot be written. */
    private Value value(RexNode node) {
        Value known = written.get(node);
        if (known != null) {
            return known;
        }
        Optional<DataType> type = Types.of(node.getType());
        if (type.isEmpty()) {
            return null;
        }
        Value value =
                switch (node.getKind()) {
                    case INPUT_REF -> column(((RexInputRef) node).getIndex());
                    case LITERAL -> literal((RexLiteral) node, type.get());
                    default -> node instanceof RexCall call ? call(call, type.get()) : null;
                };
        if (value != null) {
            written.put(node, value);
        }
        return value;
    }

    private Value column(int index) {
        Column column = source.columns().get(index);
        String isNull = column.nullable() ? code.declare("boolean", "row.isNull(" + index + ")") : "false";
        String argument = "(" + index + ")";
        Form form = Form.of(column.type());
        return switch (form) {
            case NUMBER -> Value.of(form, isNull, code.declare("long", "row.number" + argument));
            case REAL -> Value.of(form, isNull, code.declare("double", "row.real" + argument));
            case DECIMAL -> Value.of(form, isNull, code.declare("java.math.BigDecimal", "row.decimal" + argument));
            case TEXT -> Value.of(form, isNull, "row.bytes()", "row.start" + argument, "row.length" + argument);
            case TRUTH -> {
                String isTrue = code.declare("boolean", "!" + isNull + " && row.number" + argument + " != 0L");
                yield truth(isTrue, "!" + isNull + " && !" + isTrue);
            }
        };
    }

    private Value truth(String isTrue, String isFalse) {
        return Value.truth(code.declare("boolean", isTrue), code.declare("boolean", isFalse));
    }

    private Value literal(RexLiteral literal, DataType type) {
        boolean isNull = literal.isNull();
        return switch (Form.of(type)) {
            case NUMBER ->
                Value.of(
                        Form.NUMBER,
                        String.valueOf(isNull),
                        isNull ? "0L" : Scales.unscaled(literal, type.scale()) + "L");
            case TRUTH -> {
                Boolean value = literal.getValueAs(Boolean.class);
                yield truth(String.valueOf(Boolean.TRUE.equals(value)), String.valueOf(Boolean.FALSE.equals(value)));
            }
            case TEXT -> text(isNull ? "" : literal.getValueAs(String.class), isNull);
            default -> null;
        };
    }

    private Value text(String text, boolean isNull) {
        String name = code.text(text);
        return Value.of(Form.TEXT, String.valueOf(isNull), name, "0", name + ".length");
    }

    private Value call(RexCall call, DataType type) {
        if (call.getKind() == SqlKind.FLOOR || call.getKind() == SqlKind.EXTRACT) {
            return time(call);
        }
        List<Value> operands = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            Value value = value(operand);
            if (value == null) {
                return null;
            }
            operands.add(value);
        }
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

    private Value time(RexCall call) {
        boolean floor = call.getKind() == SqlKind.FLOOR;
        RexNode operand = call.getOperands().get(floor ? 0 : 1);
        TimeUnitRange unit = ((RexLiteral) call.getOperands().get(floor ? 1 : 0)).getValueAs(TimeUnitRange.class);
        Value time = operand.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP
                        && (floor ? UNITS : AROUND).containsKey(unit)
                ? value(operand)
                : null;
        if (time == null) {
            return null;
        }
        String result = floor
                ? time.part() + " - Math.floorMod(" + time.part() + ", " + UNITS.get(unit) + "L)"
                : "Math.floorMod(" + time.part() + ", " + AROUND.get(unit) + "L) / " + UNITS.get(unit) + "L";
        return Value.of(Form.NUMBER, time.isNull(), code.declare("long", result));
    }
}
