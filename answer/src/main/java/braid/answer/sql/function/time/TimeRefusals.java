package braid.answer.sql.function.time;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;

/** Refuses what a statement may write with times and intervals, but what would lose something or has no meaning here: with its place. */
public final class TimeRefusals extends SqlBasicVisitor<Void> {
    private static final Set<TimeUnit> STARTS = EnumSet.of(
            TimeUnit.MILLENNIUM,
            TimeUnit.CENTURY,
            TimeUnit.DECADE,
            TimeUnit.YEAR,
            TimeUnit.ISOYEAR,
            TimeUnit.QUARTER,
            TimeUnit.MONTH,
            TimeUnit.WEEK,
            TimeUnit.DAY,
            TimeUnit.HOUR,
            TimeUnit.MINUTE,
            TimeUnit.SECOND,
            TimeUnit.MILLISECOND);
    private static final Set<TimeUnit> COUNTED = EnumSet.of(TimeUnit.MICROSECOND, TimeUnit.NANOSECOND);

    /** Parts of a time that are no spans, so that there is no beginning of one to go down to. */
    private static final Set<TimeUnit> NO_SPANS =
            EnumSet.of(TimeUnit.DOW, TimeUnit.DOY, TimeUnit.ISODOW, TimeUnit.EPOCH);

    private static final Set<TimeUnit> OF_DAY =
            EnumSet.of(TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND, TimeUnit.MILLISECOND);
    private static final Set<String> WINDOWS = Set.of("TUMBLE", "HOP", "SESSION");
    private static final Pattern FRACTION = Pattern.compile("\\.(\\d+)'");
    private static final int MILLISECONDS = 3;

    private final SqlValidator validator;

    static {
        COUNTED.addAll(STARTS);
        COUNTED.remove(TimeUnit.ISOYEAR);
    }

    private TimeRefusals(SqlValidator validator) {
        this.validator = validator;
    }

    /**
     * Looks at a validated statement.
     *
     * @throws CalciteContextException if something in it must be refused
     */
    public static void check(SqlNode valid, SqlValidator validator) {
        valid.accept(new TimeRefusals(validator));
    }

    @Override
    public Void visit(SqlCall call) {
        switch (call.getKind()) {
            case FLOOR, CEIL -> checkRounded(call);
            case EXTRACT -> checkPart(call);
            case CAST -> checkCast(call);
            case DIVIDE -> checkDivision(call);
            case TIMES -> checkProduct(call);
            case PLUS, MINUS -> checkShift(call);
            default -> checkNamed(call);
        }
        return super.visit(call);
    }

    @Override
    public Void visit(SqlLiteral literal) {
        boolean timed =
                SqlTypeName.DATETIME_TYPES.contains(literal.getTypeName()) || literal instanceof SqlIntervalLiteral;
        if (timed) {
            Matcher fraction = FRACTION.matcher(literal.toString());
            if (fraction.find() && fraction.group(1).replaceAll("0+$", "").length() > MILLISECONDS) {
                throw refuse(
                        literal,
                        literal + " is finer than a millisecond, and times are kept to the millisecond."
                                + " Write three digits at most.");
            }
        }
        return null;
    }

    private void checkNamed(SqlCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (name.equals(TimeFunctions.ADDITION)) {
            checkUnit(call, call.operand(0), STARTS);
        } else if (name.equals(TimeFunctions.DIFFERENCE)) {
            checkUnit(call, call.operand(0), COUNTED);
        } else if (WINDOWS.contains(name) || name.startsWith("$TUMBLE") || name.startsWith("$HOP")) {
            throw refuse(
                    call,
                    "A statement makes no windows: group by FLOOR(window_start TO HOUR) or another unit, or ask"
                            + " for rows with every=7d.");
        }
    }

    private void checkRounded(SqlCall call) {
        if (call.operandCount() == 2 && call.operand(1) instanceof SqlIntervalQualifier unit) {
            if (NO_SPANS.contains(unit.getUnit())) {
                throw refuse(
                        call,
                        call.getKind() + "(time TO " + unit.getUnit() + ") is not supported. " + unit.getUnit()
                                + " is a number, which EXTRACT(" + unit.getUnit()
                                + " FROM time) gives; there is FLOOR(time TO DAY), WEEK, MONTH, QUARTER, YEAR, HOUR, MINUTE and SECOND.");
            }
            RelDataType type = type(call.operand(0));
            checkUnit(call, unit, type != null && type.getSqlTypeName() == SqlTypeName.TIME ? OF_DAY : STARTS);
        }
    }

    private void checkUnit(SqlCall call, SqlNode unit, Set<TimeUnit> allowed) {
        SqlIntervalQualifier qualifier = (SqlIntervalQualifier) unit;
        TimeUnit asked = qualifier.timeUnitRange == null ? null : qualifier.timeUnitRange.startUnit;
        if (qualifier.timeFrameName != null || !allowed.contains(asked)) {
            throw refuse(
                    unit,
                    call.getOperator().getName() + " knows no unit " + qualifier + "; there are "
                            + allowed.toString().replaceAll("[\\[\\]]", "") + ".");
        }
    }

    private void checkPart(SqlCall call) {
        RelDataType type = type(call.operand(1));
        if (type != null && type.getSqlTypeName() == SqlTypeName.TIME) {
            checkUnit(call, call.operand(0), OF_DAY);
        } else if (type != null && SqlTypeUtil.isInterval(type)) {
            throw refuse(
                    call,
                    "EXTRACT takes a time. Of an interval, take the one unit that you want:"
                            + " TIMESTAMPDIFF(HOUR, from, to).");
        }
    }

    private void checkCast(SqlCall call) {
        RelDataType from = type(call.operand(0));
        RelDataType to = type(call);
        if (from == null || to == null) {
            return;
        }
        boolean fromTime = from.getSqlTypeName() == SqlTypeName.TIME;
        boolean toTime = to.getSqlTypeName() == SqlTypeName.TIME;
        boolean timed = SqlTypeUtil.isDatetime(from) && SqlTypeUtil.isDatetime(to);
        boolean loses = fromTime != toTime && !(from.getSqlTypeName() == SqlTypeName.TIMESTAMP && toTime);
        if (timed && loses) {
            throw refuse(
                    call,
                    "CAST from " + from + " to " + to + " would make up what is not there."
                            + " Begin with a TIMESTAMP, or use TIMESTAMPADD.");
        }
        if (SqlTypeUtil.isDatetime(to) && SqlTypeUtil.isNumeric(from)) {
            throw refuse(
                    call,
                    "A number is no " + to.getSqlTypeName()
                            + " by itself: it may count seconds, milliseconds or days. Write TIMESTAMP"
                            + " '1970-01-01 00:00:00' + x * INTERVAL '1' SECOND, or another unit.");
        }
        if (SqlTypeUtil.isInterval(to) && SqlTypeUtil.isCharacter(from)) {
            throw refuse(call, "An interval is written INTERVAL '3' DAY, or n * INTERVAL '1' DAY with a number n.");
        }
    }

    private void checkDivision(SqlCall call) {
        if (isInterval(call.operand(0)) || isInterval(call.operand(1))) {
            throw refuse(
                    call,
                    "An interval cannot be divided without losing a part. Count it in a unit first:"
                            + " TIMESTAMPDIFF(SECOND, from, to) / 60.");
        }
    }

    private void checkProduct(SqlCall call) {
        for (int i = 0; i < 2; i++) {
            RelDataType number = type(call.operand(1 - i));
            if (isInterval(call.operand(i)) && number != null && !SqlTypeUtil.isIntType(number)) {
                throw refuse(
                        call,
                        "An interval is multiplied by a whole number, not by " + number
                                + ". Take a smaller unit: 90 * INTERVAL '1' MINUTE.");
            }
        }
    }

    /** A day has no hours that could be added to. */
    private void checkShift(SqlCall call) {
        if (call.operandCount() != 2) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            RelDataType time = type(call.operand(i));
            RelDataType interval = type(call.operand(1 - i));
            if (time != null
                    && time.getSqlTypeName() == SqlTypeName.DATE
                    && interval != null
                    && SqlTypeUtil.isInterval(interval)
                    && !wholeDays(interval.getIntervalQualifier())) {
                throw refuse(
                        call,
                        "A DATE has no " + Intervals.unit(interval.getIntervalQualifier())
                                + ". Write CAST(day AS TIMESTAMP) in its place.");
            }
        }
    }

    private static boolean wholeDays(SqlIntervalQualifier qualifier) {
        TimeUnit least = Intervals.unit(qualifier);
        return TimeMath.months(least) > 0 || least == TimeUnit.DAY || least == TimeUnit.WEEK;
    }

    private boolean isInterval(SqlNode node) {
        RelDataType type = type(node);
        return type != null && SqlTypeUtil.isInterval(type);
    }

    private RelDataType type(SqlNode node) {
        return validator.getValidatedNodeTypeIfKnown(node);
    }

    private static CalciteContextException refuse(SqlNode node, String why) {
        SqlParserPos at = node.getParserPosition();
        return new CalciteContextException(
                why,
                new IllegalArgumentException(why),
                at.getLineNum(),
                at.getColumnNum(),
                at.getEndLineNum(),
                at.getEndColumnNum());
    }
}
