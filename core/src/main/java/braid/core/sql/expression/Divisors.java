package braid.core.sql.expression;

import java.math.BigDecimal;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Which divisors cannot be zero, whatever the event is. */
final class Divisors {
    private Divisors() {}

    /** A literal that is not zero, or NULLIF(x, 0), which Calcite turns into CASE WHEN x = 0 THEN NULL ELSE x END. */
    static boolean neverZero(RexNode node) {
        RexNode plain = node;
        while (plain.getKind() == SqlKind.CAST) {
            plain = ((RexCall) plain).getOperands().get(0);
        }
        if (plain instanceof RexLiteral literal) {
            BigDecimal value = literal.getValueAs(BigDecimal.class);
            return value != null && value.signum() != 0;
        }
        if (plain.getKind() != SqlKind.CASE) {
            return false;
        }
        RexCall choice = (RexCall) plain;
        RexNode condition = choice.getOperands().get(0);
        return choice.getOperands().size() == 3
                && condition.getKind() == SqlKind.EQUALS
                && RexLiteral.isNullLiteral(withoutCast(choice.getOperands().get(1)))
                && isZero(((RexCall) condition).getOperands().get(1))
                && withoutCast(((RexCall) condition).getOperands().get(0))
                        .equals(withoutCast(choice.getOperands().get(2)));
    }

    private static RexNode withoutCast(RexNode node) {
        return node.getKind() == SqlKind.CAST
                ? withoutCast(((RexCall) node).getOperands().get(0))
                : node;
    }

    private static boolean isZero(RexNode node) {
        return withoutCast(node) instanceof RexLiteral literal
                && literal.getValueAs(BigDecimal.class) != null
                && literal.getValueAs(BigDecimal.class).signum() == 0;
    }
}
