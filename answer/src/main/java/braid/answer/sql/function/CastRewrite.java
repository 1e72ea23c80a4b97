package braid.answer.sql.function;

import braid.answer.sql.function.time.Intervals;
import braid.answer.sql.function.time.StatementTimes;
import braid.answer.sql.function.time.TimeMath;
import braid.core.text.TextChange;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Casts from and to times, intervals and shorter texts. */
final class CastRewrite {
    private final TypedCalls calls;

    CastRewrite(TypedCalls calls) {
        this.calls = calls;
    }

    /** What stands for a cast, or {@code null} if it stays. */
    RexNode of(RexCall cast) {
        RexNode value = cast.getOperands().get(0);
        RelDataType to = cast.getType();
        if (SqlTypeUtil.isInterval(value.getType())) {
            return ofInterval(value, to);
        }
        return switch (value.getType().getSqlTypeName()) {
            case TIMESTAMP -> ofTimestamp(value, to);
            case DATE -> ofDate(value, to);
            case TIME -> SqlTypeUtil.isCharacter(to) ? fitted(to, text(value, "time")) : null;
            case CHAR, VARCHAR -> ofText(value, to);
            default -> null;
        };
    }

    private RexNode ofTimestamp(RexNode value, RelDataType to) {
        return switch (to.getSqlTypeName()) {
            case CHAR, VARCHAR -> fitted(to, text(value, "timestamp"));
            case DATE -> calls.call(to, TimeMath.class, "dayOf", value);
            case TIME -> calls.call(to, TimeMath.class, "timeOfDay", value);
            case TIMESTAMP ->
                to.getPrecision() < value.getType().getPrecision()
                        ? calls.call(to, TimeMath.class, "cut", value, calls.integer(to.getPrecision()))
                        : null;
            default -> null;
        };
    }

    private RexNode ofDate(RexNode value, RelDataType to) {
        return switch (to.getSqlTypeName()) {
            case CHAR, VARCHAR -> fitted(to, text(value, "date"));
            case TIMESTAMP -> calls.call(to, TimeMath.class, "ofDay", value);
            default -> null;
        };
    }

    private RexNode ofText(RexNode value, RelDataType to) {
        return switch (to.getSqlTypeName()) {
            case TIMESTAMP -> {
                RexNode parsed =
                        calls.call(SqlTypeName.BIGINT, StatementTimes.class, "parseTimestamp", value, calls.place());
                yield to.getPrecision() >= 3
                        ? calls.call(to, StatementTimes.class, "parseTimestamp", value, calls.place())
                        : calls.call(to, TimeMath.class, "cut", parsed, calls.integer(to.getPrecision()));
            }
            case DATE -> calls.call(to, StatementTimes.class, "parseDate", value, calls.place());
            case TIME -> calls.call(to, StatementTimes.class, "parseTime", value, calls.place());
            case CHAR, VARCHAR -> shortened(value, to);
            default -> null;
        };
    }

    /** Calcite cuts between the two chars of one character. */
    private RexNode shortened(RexNode value, RelDataType to) {
        int most = to.getPrecision();
        int has = value.getType().getPrecision();
        boolean fits = most < 0 || has >= 0 && has <= most;
        return fits && to.getSqlTypeName() == SqlTypeName.VARCHAR ? null : fitted(to, value);
    }

    private RexNode ofInterval(RexNode value, RelDataType to) {
        SqlIntervalQualifier qualifier = value.getType().getIntervalQualifier();
        return switch (to.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> null;
            case CHAR, VARCHAR -> fitted(to, shown(value, qualifier));
            default ->
                SqlTypeUtil.isInterval(to)
                        ? calls.call(
                                to,
                                Intervals.class,
                                "cut",
                                calls.text(Intervals.unit(to.getIntervalQualifier())
                                        .name()),
                                value)
                        : null;
        };
    }

    private RexNode shown(RexNode value, SqlIntervalQualifier qualifier) {
        TimeUnit from = qualifier.timeUnitRange.startUnit;
        TimeUnit to = qualifier.timeUnitRange.endUnit == null ? from : qualifier.timeUnitRange.endUnit;
        return calls.call(
                SqlTypeName.VARCHAR, Intervals.class, "text", calls.text(from.name()), calls.text(to.name()), value);
    }

    private RexNode text(RexNode value, String method) {
        return calls.call(SqlTypeName.VARCHAR, StatementTimes.class, method, value);
    }

    private RexNode fitted(RelDataType to, RexNode text) {
        int length = to.getPrecision();
        if (length < 0) {
            return calls.call(to, TextChange.class, "same", text);
        }
        return to.getSqlTypeName() == SqlTypeName.CHAR
                ? calls.call(to, TextChange.class, "padRight", text, calls.integer(length), calls.text(" "))
                : calls.call(to, TextChange.class, "left", text, calls.integer(length));
    }
}
