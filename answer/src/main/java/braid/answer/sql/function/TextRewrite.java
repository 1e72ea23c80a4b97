package braid.answer.sql.function;

import braid.core.sql.type.TextFunctions;
import braid.core.text.TextChange;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Text functions as those of the views, which count code points. */
final class TextRewrite {
    private final RexBuilder builder;
    private final TypedCalls calls;

    TextRewrite(RexBuilder builder, TypedCalls calls) {
        this.builder = builder;
        this.calls = calls;
    }

    /** What stands for a call, or {@code null} if it stays. */
    RexNode of(RexCall call) {
        List<RexNode> operands = call.getOperands();
        if (operands.isEmpty() || operands.stream().noneMatch(operand -> SqlTypeUtil.isCharacter(operand.getType()))) {
            return null;
        }
        return switch (call.getKind()) {
            case LIKE -> like(call, operands);
            case SIMILAR -> similar(call);
            case TRIM -> trim(call);
            case POSITION -> position(call, operands);
            default -> byName(call, operands);
        };
    }

    private RexNode byName(RexCall call, List<RexNode> operands) {
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "CHAR_LENGTH", "CHARACTER_LENGTH", "LENGTH" -> shared(call, TextFunctions.LENGTH, operands);
            case "SUBSTRING", "SUBSTR" ->
                SqlTypeUtil.isCharacter(operands.get(1).getType())
                        ? null
                        : shared(
                                call,
                                operands.size() == 3 ? TextFunctions.SUBSTRING : TextFunctions.SUBSTRING_FROM,
                                whole(operands));
            case "OVERLAY" -> changed(call, operands.size() == 4 ? "overlay" : "overlayAll", whole(operands));
            case "LEFT" -> changed(call, "left", whole(operands));
            case "RIGHT" -> changed(call, "right", whole(operands));
            case "LPAD" -> changed(call, "padLeft", padded(operands));
            case "RPAD" -> changed(call, "padRight", padded(operands));
            case "REPEAT" -> changed(call, "repeat", whole(operands));
            case "TRANSLATE", "TRANSLATE3" -> operands.size() == 3 ? changed(call, "translate", operands) : null;
            case "REVERSE" -> changed(call, "reverse", operands);
            default -> pattern(call, operands);
        };
    }

    private RexNode pattern(RexCall call, List<RexNode> operands) {
        String method = Patterns.method(call.getOperator().getName());
        return method == null
                ? null
                : calls.call(call.getType(), Patterns.class, method, operands.toArray(RexNode[]::new));
    }

    private RexNode shared(RexCall call, SqlOperator function, List<RexNode> operands) {
        return builder.makeCall(call.getType(), function, operands);
    }

    private RexNode changed(RexCall call, String method, List<RexNode> operands) {
        return calls.call(call.getType(), TextChange.class, method, operands.toArray(RexNode[]::new));
    }

    private List<RexNode> whole(List<RexNode> operands) {
        return operands.stream()
                .map(o -> SqlTypeUtil.isCharacter(o.getType()) ? o : calls.as(SqlTypeName.INTEGER, o))
                .toList();
    }

    private List<RexNode> padded(List<RexNode> operands) {
        List<RexNode> whole = whole(operands);
        return whole.size() == 3 ? whole : List.of(whole.get(0), whole.get(1), calls.text(" "));
    }

    private RexNode like(RexCall call, List<RexNode> operands) {
        boolean escaped = operands.size() == 3;
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "LIKE" ->
                escaped ? changed(call, "likeEscaped", operands) : shared(call, TextFunctions.LIKE, operands);
            case "ILIKE" -> changed(call, escaped ? "likeAnyCaseEscaped" : "likeAnyCase", operands);
            default -> null;
        };
    }

    private RexNode similar(RexCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT).equals("SIMILAR TO")
                ? changed(call, call.getOperands().size() == 3 ? "similarEscaped" : "similar", call.getOperands())
                : null;
    }

    private RexNode trim(RexCall call) {
        List<RexNode> operands = call.getOperands();
        SqlTrimFunction.Flag ends = ((RexLiteral) operands.get(0)).getValueAs(SqlTrimFunction.Flag.class);
        return changed(call, "trim", List.of(calls.text(ends.name()), operands.get(1), operands.get(2)));
    }

    private RexNode position(RexCall call, List<RexNode> operands) {
        return switch (operands.size()) {
            case 2 -> shared(call, TextFunctions.POSITION, operands);
            case 3 -> changed(call, "positionFrom", whole(operands));
            default -> null;
        };
    }
}
