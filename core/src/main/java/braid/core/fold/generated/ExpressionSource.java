package braid.core.fold.generated;

import braid.core.fold.key.Form;
import braid.core.sql.type.Types;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private final CallSource calls;
    private final Map<RexNode, Value> written = new HashMap<>();

    ExpressionSource(Source source, Statements code) {
        this.source = source;
        this.code = code;
        this.calls = new CallSource(code);
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
                yield calls.truth(isTrue, "!" + isNull + " && !" + isTrue);
            }
        };
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
                yield calls.truth(
                        String.valueOf(Boolean.TRUE.equals(value)), String.valueOf(Boolean.FALSE.equals(value)));
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
        return calls.write(call, type, operands);
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
