package braid.core.sql.expression;

import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.source.SourceReader;
import braid.core.sql.type.ExactTypes;
import braid.core.sql.type.TextFunctions;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The expressions that Calcite and Spark compute alike for every input, and that cannot fail on any. Everything else is refused when the
 * file is compiled, because an event that only one layer can compute would make the two sides differ for good.
 */
public final class AgreedExpressions extends RexVisitorImpl<Void> {
    private static final Set<SqlKind> FREE = Set.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.AND,
            SqlKind.OR,
            SqlKind.NOT,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL,
            SqlKind.IS_TRUE,
            SqlKind.IS_FALSE,
            SqlKind.IS_NOT_TRUE,
            SqlKind.IS_NOT_FALSE,
            SqlKind.CASE,
            SqlKind.COALESCE);
    private static final Set<TimeUnitRange> UNITS = EnumSet.of(
            TimeUnitRange.YEAR,
            TimeUnitRange.ISOYEAR,
            TimeUnitRange.QUARTER,
            TimeUnitRange.MONTH,
            TimeUnitRange.WEEK,
            TimeUnitRange.DAY,
            TimeUnitRange.ISODOW,
            TimeUnitRange.DOY,
            TimeUnitRange.HOUR,
            TimeUnitRange.MINUTE,
            TimeUnitRange.SECOND,
            TimeUnitRange.MILLISECOND);
    private static final Set<TimeUnitRange> FLOORS = EnumSet.of(
            TimeUnitRange.YEAR,
            TimeUnitRange.QUARTER,
            TimeUnitRange.MONTH,
            TimeUnitRange.WEEK,
            TimeUnitRange.DAY,
            TimeUnitRange.HOUR,
            TimeUnitRange.MINUTE,
            TimeUnitRange.SECOND);
    private static final Set<String> FUNCTIONS = Set.of("UPPER", "LOWER", "||");
    private static final Set<SqlOperator> TEXT =
            Set.of(TextFunctions.LENGTH, TextFunctions.POSITION, TextFunctions.SUBSTRING, TextFunctions.SUBSTRING_FROM);

    private final String file;
    private final SqlNode written;

    private AgreedExpressions(String file, SqlNode written) {
        super(true);
        this.file = file;
        this.written = written;
    }

    public static void check(String file, SqlNode written, RexNode typed) {
        typed.accept(new AgreedExpressions(file, written));
    }

    @Override
    public Void visitCall(RexCall call) {
        switch (call.getKind()) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> checkOrder(call);
            case PLUS, MINUS, TIMES -> checkArithmetic(call);
            case DIVIDE -> checkDivision(call);
            case MOD -> checkModulo(call);
            case CAST -> checkCast(call);
            case LIKE -> checkLike(call);
            case TRIM -> checkTrim(call);
            case EXTRACT -> checkUnit(call, 0, UNITS);
            case FLOOR -> checkFloor(call);
            default -> checkKnown(call);
        }
        if (call.getOperator().getName().equals("||")) {
            checkLength(call);
        }
        return super.visitCall(call);
    }

    private void checkKnown(RexCall call) {
        boolean known = FREE.contains(call.getKind())
                || TEXT.contains(call.getOperator())
                || FUNCTIONS.contains(call.getOperator().getName());
        if (!known) {
            throw refuse(call.getOperator().getName()
                    + " is not among the expressions that all engines compute alike. There are:"
                    + " comparison, AND OR NOT, + - * / MOD ABS, CASE, COALESCE, NULLIF, IS NULL, IN, BETWEEN, LIKE, UPPER, LOWER, TRIM,"
                    + " SUBSTRING, POSITION, CHAR_LENGTH, ||, EXTRACT, FLOOR(time TO unit), CAST.");
        }
    }

    private void checkLength(RexCall call) {
        int length = call.getOperands().stream()
                .mapToInt(o -> o.getType().getPrecision())
                .sum();
        if (length > SourceReader.LONGEST_TEXT) {
            throw refuse("This text may have " + length + " characters and a text has at most "
                    + SourceReader.LONGEST_TEXT + ", which is what stores take. Declare shorter ones: VARCHAR(n).");
        }
    }

    private void checkOrder(RexCall call) {
        if (SqlTypeUtil.isCharacter(call.getOperands().get(0).getType())) {
            throw refuse(
                    "Engines order text differently (by collation), so < and BETWEEN on text are refused. Use =, IN or LIKE.");
        }
    }

    private void checkArithmetic(RexCall call) {
        if (!SqlTypeUtil.isNumeric(call.getType())) {
            throw refuse("Arithmetic is for numbers; with times, use EXTRACT or FLOOR(time TO unit).");
        }
    }

    private void checkDivision(RexCall call) {
        if (call.getType().getSqlTypeName() != SqlTypeName.DOUBLE) {
            throw refuse(
                    "Engines disagree about exact division (7 / 2 is 3, 3.5 or 3.50). Write CAST(a AS DOUBLE) / b.");
        }
        if (!Divisors.neverZero(call.getOperands().get(1))) {
            throw refuse("Engines disagree about division by zero (error, NULL or infinity). Write a / NULLIF(b, 0).");
        }
    }

    private void checkModulo(RexCall call) {
        if (call.getType().getSqlTypeName() == SqlTypeName.DOUBLE
                || !Divisors.neverZero(call.getOperands().get(1))) {
            throw refuse("MOD takes whole numbers and a literal divisor that is not 0: MOD(x, 10).");
        }
    }

    private void checkCast(RexCall call) {
        RelDataType from = call.getOperands().get(0).getType();
        RelDataType to = call.getType();
        if (!isSafe(from, to)) {
            throw refuse("CAST from " + from + " to " + to
                    + " may not fit or is written differently by engines. Casts that always fit: to a"
                    + " wider number or DOUBLE, whole numbers to VARCHAR, TIMESTAMP to DATE.");
        }
    }

    private static boolean isSafe(RelDataType from, RelDataType to) {
        SqlTypeName target = to.getSqlTypeName();
        if (from.getSqlTypeName() == SqlTypeName.NULL
                || from.getSqlTypeName() == target && target != SqlTypeName.DECIMAL) {
            return !SqlTypeUtil.isCharacter(to) || from.getPrecision() <= to.getPrecision() || to.getPrecision() < 0;
        }
        return switch (target) {
            case DOUBLE -> SqlTypeUtil.isNumeric(from);
            case BIGINT -> SqlTypeUtil.isIntType(from);
            case INTEGER -> from.getSqlTypeName() == SqlTypeName.INTEGER;
            case DECIMAL ->
                SqlTypeUtil.isExactNumeric(from)
                        && ExactTypes.scale(to) >= ExactTypes.scale(from)
                        && ExactTypes.digits(to) - ExactTypes.scale(to)
                                >= ExactTypes.digits(from) - ExactTypes.scale(from);
            case VARCHAR, CHAR ->
                SqlTypeUtil.isIntType(from)
                        || SqlTypeUtil.isCharacter(from) && from.getPrecision() <= to.getPrecision();
            case DATE -> from.getSqlTypeName() == SqlTypeName.TIMESTAMP;
            default -> false;
        };
    }

    private void checkLike(RexCall call) {
        requireLiteral(call, 1, "LIKE takes a literal pattern");
        if (call.getOperands().size() > 2) {
            throw refuse("LIKE with ESCAPE is not supported; match the character with POSITION or _.");
        }
        if (!call.getOperator().getName().equals("LIKE")) {
            throw refuse(
                    call.getOperator().getName() + ": engines fold case differently; use LOWER(x) LIKE 'pattern'.");
        }
    }

    private void checkTrim(RexCall call) {
        requireLiteral(call, 1, "TRIM removes a literal character");
        String character = ((RexLiteral) call.getOperands().get(1)).getValueAs(String.class);
        if (character == null || character.length() != 1) {
            throw refuse("TRIM removes one character, not '" + character + "'.");
        }
    }

    private void checkUnit(RexCall call, int operand, Set<TimeUnitRange> allowed) {
        TimeUnitRange unit = ((RexLiteral) call.getOperands().get(operand)).getValueAs(TimeUnitRange.class);
        if (!allowed.contains(unit)) {
            throw refuse("Engines disagree about " + unit + "; there are "
                    + allowed.toString().replaceAll("[\\[\\]]", "") + ".");
        }
    }

    private void requireLiteral(RexCall call, int operand, String what) {
        if (!(call.getOperands().get(operand) instanceof RexLiteral)) {
            throw refuse(what + ".");
        }
    }

    private void checkFloor(RexCall call) {
        if (call.getOperands().size() != 2) {
            throw refuse("FLOOR of a number is not supported; FLOOR(time TO HOUR) is.");
        }
        checkUnit(call, 1, FLOORS);
    }

    private SqlMistake refuse(String why) {
        return new SqlMistake(file, written.getParserPosition(), "'" + written + "': " + why);
    }
}
