package braid.flink.sql;

import braid.core.rex.RowExpression;
import braid.core.sql.type.TextFunctions;
import braid.core.view.Key;
import braid.core.view.Measure;
import braid.core.view.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What Flink computes otherwise than a view means it, as a test found that holds every expression of a view against core's bytecode. The
 * few that differ are refused; where only times before 1970 differ, {@link #calendarColumns} says whose.
 */
public final class Limits extends RexVisitorImpl<Void> {
    private static final int MAX_DIGITS = 38;
    private static final Set<TimeUnitRange> OF_A_DAY =
            Set.of(TimeUnitRange.HOUR, TimeUnitRange.MINUTE, TimeUnitRange.SECOND);

    private final View view;
    private final Set<Integer> calendar = new TreeSet<>();
    private int depth;

    private Limits(View view) {
        super(true);
        this.view = view;
    }

    private static Limits of(View view) {
        Limits limits = new Limits(view);
        List<RowExpression> expressions = new ArrayList<>();
        view.keys().stream().map(Key::expression).forEach(expressions::add);
        expressions.add(view.filter());
        view.measures().stream().map(Measure::argument).forEach(expressions::add);
        view.measures().stream().map(Measure::filter).forEach(expressions::add);
        expressions.stream()
                .filter(Objects::nonNull)
                .forEach(expression -> expression.rex().accept(limits));
        return limits;
    }

    /** @throws NotInFlink if the view holds such an expression */
    static void check(View view) {
        of(view);
    }

    /**
     * Positions of the source's columns from which the view computes years, days, hours and the like: Flink rounds such a time towards
     * 1970, which is right from then on.
     *
     * @throws NotInFlink as {@link #check}
     */
    public static Set<Integer> calendarColumns(View view) {
        return of(view).calendar;
    }

    @Override
    public Void visitInputRef(RexInputRef column) {
        if (depth > 0) {
            calendar.add(column.getIndex());
        }
        return null;
    }

    @Override
    public Void visitCall(RexCall call) {
        switch (call.getKind()) {
            case TIMES, PLUS, MINUS -> checkDigits(call);
            case LIKE -> checkPattern((RexLiteral) call.getOperands().get(1));
            case EXTRACT -> checkUnit(call);
            default -> checkPositions(call.getOperator(), call.getOperands());
        }
        boolean computes = isCalendar(call);
        depth += computes ? 1 : 0;
        super.visitCall(call);
        depth -= computes ? 1 : 0;
        return null;
    }

    private static boolean isCalendar(RexCall call) {
        return call.getKind() == SqlKind.EXTRACT
                || call.getKind() == SqlKind.FLOOR
                || call.getKind() == SqlKind.CAST && call.getType().getSqlTypeName() == SqlTypeName.DATE;
    }

    private void checkDigits(RexCall call) {
        if (call.getType().getSqlTypeName() == SqlTypeName.DECIMAL
                && call.getType().getPrecision() == MAX_DIGITS
                && call.getType().getScale() > 0) {
            throw refuse("arithmetic of " + MAX_DIGITS + " digits loses the last of them in Flink: " + call
                    + ". Declare smaller types, or CAST a side AS DOUBLE.");
        }
    }

    private void checkPattern(RexLiteral pattern) {
        if (String.valueOf(pattern.getValueAs(String.class)).contains("_")) {
            throw refuse("in Flink the _ of LIKE does not stand for a line break. Use % or SUBSTRING.");
        }
    }

    private void checkUnit(RexCall call) {
        TimeUnitRange unit = ((RexLiteral) call.getOperands().get(0)).getValueAs(TimeUnitRange.class);
        if (unit == TimeUnitRange.MILLISECOND) {
            throw refuse("EXTRACT(MILLISECOND ...) leaves out the seconds in Flink. Use EXTRACT(SECOND ...).");
        }
        if (call.getOperands().get(1).getType().getSqlTypeName() == SqlTypeName.DATE && OF_A_DAY.contains(unit)) {
            throw refuse("EXTRACT(" + unit + " FROM a DATE) is not 0 in Flink. Leave it out.");
        }
    }

    private void checkPositions(SqlOperator operator, List<RexNode> operands) {
        if ((operator == TextFunctions.SUBSTRING || operator == TextFunctions.SUBSTRING_FROM)
                && !(isAtLeast(1, operands.get(1)) && (operands.size() < 3 || isAtLeast(0, operands.get(2))))) {
            throw refuse(
                    "SUBSTRING from a place before the first character, or for a negative length, yields something else in Flink."
                            + " Write both as literals, from 1 and 0 on.");
        }
    }

    private static boolean isAtLeast(long least, RexNode node) {
        return node instanceof RexLiteral literal
                && literal.getValueAs(BigDecimal.class) != null
                && literal.getValueAs(BigDecimal.class).longValue() >= least;
    }

    private NotInFlink refuse(String why) {
        return new NotInFlink("View " + view.name() + ": " + why);
    }
}
