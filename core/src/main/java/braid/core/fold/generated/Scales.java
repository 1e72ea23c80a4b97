package braid.core.fold.generated;

import braid.core.event.record.EventRow;
import braid.core.sql.type.ExactTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Brings numbers that are held without their scale to a common one, in the text of a program. */
final class Scales {
    private Scales() {}

    static long unscaled(RexLiteral literal, int scale) {
        return switch (literal.getType().getSqlTypeName()) {
            case DATE -> literal.getValueAs(Integer.class);
            case TIMESTAMP -> literal.getValueAs(Long.class);
            default ->
                literal.getValueAs(BigDecimal.class)
                        .setScale(scale)
                        .unscaledValue()
                        .longValueExact();
        };
    }

    /** Numbers with one scale; empty if they may have more than 18 digits then. */
    static Optional<List<String>> aligned(List<RexNode> nodes, List<Value> values) {
        int scale = nodes.stream()
                .mapToInt(n -> ExactTypes.scale(n.getType()))
                .max()
                .orElse(0);
        List<String> aligned = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int more = scale - ExactTypes.scale(nodes.get(i).getType());
            if (more > 0 && digits(nodes.get(i)) + more > EventRow.LONG_DIGITS) {
                return Optional.empty();
            }
            aligned.add(scaled(values.get(i).part(), more));
        }
        return Optional.of(aligned);
    }

    static String scaled(String number, int more) {
        return more == 0 ? number : number + " * " + BigDecimal.TEN.pow(more).longValueExact() + "L";
    }

    static int digits(RexNode node) {
        return ExactTypes.digits(node.getType());
    }
}
