package braid.answer.sql.function;

import braid.answer.sql.function.time.Intervals;
import braid.answer.sql.function.time.TimeFunctions;
import braid.answer.sql.function.time.TimeMath;
import braid.answer.sql.function.time.TimeWords;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Calls that compute with times and intervals, as calls of {@link TimeMath} and {@link Intervals}. */
final class TimeRewrite {
    private final TypedCalls calls;

    TimeRewrite(TypedCalls calls) {
        this.calls = calls;
    }

    /** What stands for a call, or {@code null} if it stays. */
    RexNode of(RexCall call) {
        return switch (call.getKind()) {
            case EXTRACT -> extract(call);
            case FLOOR -> call.getOperands().size() == 2 ? rounded(call, "floor") : null;
            case CEIL -> call.getOperands().size() == 2 ? rounded(call, "ceil") : null;
            case PLUS, CHECKED_PLUS -> plus(call);
            case MINUS, CHECKED_MINUS -> minus(call);
            case TIMES, CHECKED_TIMES -> SqlTypeUtil.isInterval(call.getType()) ? times(call) : null;
            case MINUS_PREFIX, CHECKED_MINUS_PREFIX ->
                SqlTypeUtil.isInterval(call.getType()) ? plain(call, "negative") : null;
            default -> byName(call);
        };
    }

    private RexNode byName(RexCall call) {
        return switch (call.getOperator().getName()) {
            case TimeFunctions.DIFFERENCE -> difference(call);
            case TimeFunctions.ADDITION -> added(call);
            case "LAST_DAY" -> calls.call(call.getType(), TimeMath.class, "lastDay", day(operand(call, 0)));
            default -> words(call);
        };
    }

    private RexNode words(RexCall call) {
        String method = TimeWords.method(call.getOperator().getName());
        if (method == null) {
            return null;
        }
        List<RexNode> operands = new ArrayList<>(call.getOperands());
        if (!SqlTypeUtil.inCharFamily(operands.get(0).getType())) {
            operands.set(0, millis(operands.get(0)));
        }
        operands.add(calls.place());
        return calls.call(call.getType(), TimeWords.class, method, operands.toArray(RexNode[]::new));
    }

    private static RexNode operand(RexCall call, int index) {
        return call.getOperands().get(index);
    }

    private RexNode unit(RexNode flag) {
        return calls.text(
                ((RexLiteral) flag).getValueAs(TimeUnitRange.class).startUnit.name());
    }

    private RexNode extract(RexCall call) {
        RexNode from = operand(call, 1);
        return SqlTypeUtil.isDatetime(from.getType())
                ? calls.call(call.getType(), TimeMath.class, "extract", unit(operand(call, 0)), millis(from))
                : null;
    }

    private RexNode rounded(RexCall call, String method) {
        RexNode time = operand(call, 0);
        return timed(call.getType(), method, unit(operand(call, 1)), millis(time), calls.place());
    }

    private RexNode difference(RexCall call) {
        return calls.call(
                call.getType(),
                TimeMath.class,
                "difference",
                unit(operand(call, 0)),
                millis(operand(call, 1)),
                millis(operand(call, 2)),
                calls.place());
    }

    private RexNode added(RexCall call) {
        return timed(
                call.getType(),
                "plus",
                unit(operand(call, 0)),
                calls.as(SqlTypeName.BIGINT, operand(call, 1)),
                millis(operand(call, 2)),
                calls.place());
    }

    private RexNode plus(RexCall call) {
        if (SqlTypeUtil.isDatetime(call.getType())) {
            return shifted(call, false);
        }
        return SqlTypeUtil.isInterval(call.getType()) ? plain(call, "plus") : null;
    }

    /** {@code time - time} is an interval, {@code time - interval} a time, {@code interval - interval} an interval. */
    private RexNode minus(RexCall call) {
        if (SqlTypeUtil.isDatetime(call.getType())) {
            return shifted(call, true);
        }
        if (!SqlTypeUtil.isInterval(call.getType())) {
            return null;
        }
        if (SqlTypeUtil.isInterval(operand(call, 0).getType())) {
            return plain(call, "minus");
        }
        SqlIntervalQualifier asked = call.getType().getIntervalQualifier();
        return calls.call(
                call.getType(),
                Intervals.class,
                asked.isYearMonth() ? "monthsBetween" : "between",
                calls.text(Intervals.unit(asked).name()),
                millis(operand(call, 1)),
                millis(operand(call, 0)));
    }

    private RexNode shifted(RexCall call, boolean back) {
        boolean turned = SqlTypeUtil.isInterval(operand(call, 0).getType());
        RexNode time = operand(call, turned ? 1 : 0);
        RexNode interval = operand(call, turned ? 0 : 1);
        RexNode more =
                back ? calls.call(SqlTypeName.BIGINT, Intervals.class, "negative", interval, calls.place()) : interval;
        boolean months = interval.getType().getIntervalQualifier().isYearMonth();
        return timed(call.getType(), months ? "plusMonths" : "plusMillis", millis(time), more, calls.place());
    }

    private RexNode plain(RexCall call, String method) {
        List<RexNode> operands = new ArrayList<>(call.getOperands());
        operands.add(calls.place());
        return calls.call(call.getType(), Intervals.class, method, operands.toArray(RexNode[]::new));
    }

    private RexNode times(RexCall call) {
        boolean turned = !SqlTypeUtil.isInterval(operand(call, 0).getType());
        RexNode number = operand(call, turned ? 0 : 1);
        RexNode interval = operand(call, turned ? 1 : 0);
        return SqlTypeUtil.isIntType(number.getType())
                ? calls.call(
                        call.getType(),
                        Intervals.class,
                        "times",
                        interval,
                        calls.as(SqlTypeName.BIGINT, number),
                        calls.place())
                : null;
    }

    /** A time in milliseconds since 1970; of a day its midnight. */
    RexNode millis(RexNode time) {
        return time.getType().getSqlTypeName() == SqlTypeName.DATE
                ? calls.call(SqlTypeName.BIGINT, TimeMath.class, "ofDay", time)
                : time;
    }

    private RexNode day(RexNode time) {
        return time.getType().getSqlTypeName() == SqlTypeName.DATE
                ? time
                : calls.call(SqlTypeName.INTEGER, TimeMath.class, "dayOf", time);
    }

    /** A call that yields milliseconds since 1970, as what the type holds. */
    private RexNode timed(RelDataType type, String method, RexNode... operands) {
        return switch (type.getSqlTypeName()) {
            case DATE ->
                calls.call(
                        type,
                        TimeMath.class,
                        "dayOf",
                        calls.call(SqlTypeName.BIGINT, TimeMath.class, method, operands));
            case TIME ->
                calls.call(
                        type,
                        TimeMath.class,
                        "timeOfDay",
                        calls.call(SqlTypeName.BIGINT, TimeMath.class, method, operands));
            default -> calls.call(type, TimeMath.class, method, operands);
        };
    }
}
