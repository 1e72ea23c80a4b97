package braid.core.sql.source;

import braid.core.sql.type.TextFunctions;
import braid.core.type.DataType;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * How many bytes a key can take at most, in the stores' encoding: a character takes up to four bytes of UTF-8. Cassandra takes no key of
 * more than 65,535 bytes; one such event would hold up the speed layer, so that a key that may come to that is refused beforehand.
 */
public final class KeySizes {
    /** Bytes of all keys of a row: what Cassandra takes, less the window and the counters that stand beside them. */
    public static final long MOST_BYTES = 65_535 - 128;

    private static final int CHARACTER_BYTES = 4;

    /** Characters that one can become when its case changes: U+0390 has three. */
    private static final int CASE_GROWTH = 3;

    /** Of a number or a time, as a key and as a text. */
    private static final int SHORT = 48;

    private KeySizes() {}

    public static long bytes(RexNode key) {
        return SqlTypeUtil.inCharFamily(key.getType()) ? CHARACTER_BYTES * characters(key) : SHORT;
    }

    public static long bytes(DataType type) {
        return type.kind() == DataType.Kind.VARCHAR ? (long) CHARACTER_BYTES * type.precision() : SHORT;
    }

    private static long characters(RexNode text) {
        if (text instanceof RexLiteral literal) {
            String value = literal.getValueAs(String.class);
            return value == null ? 0 : value.length();
        }
        if (text instanceof RexInputRef) {
            return text.getType().getPrecision();
        }
        if (!(text instanceof RexCall call)) {
            return declared(text);
        }
        List<RexNode> texts = call.getOperands().stream()
                .filter(operand -> SqlTypeUtil.inCharFamily(operand.getType()))
                .toList();
        if (texts.isEmpty()) {
            return SHORT;
        }
        if (call.getKind() == SqlKind.CASE || call.getKind() == SqlKind.COALESCE || call.getKind() == SqlKind.CAST) {
            return texts.stream().mapToLong(KeySizes::characters).max().orElse(0);
        }
        if (isBeginning(call)) {
            return Math.min(characters(texts.get(0)), count(call.getOperands().get(2)));
        }
        long sum = texts.stream().mapToLong(KeySizes::characters).sum();
        boolean changesCase =
                List.of("UPPER", "LOWER", "INITCAP").contains(call.getOperator().getName());
        return changesCase ? CASE_GROWTH * sum : sum;
    }

    private static boolean isBeginning(RexCall call) {
        return List.of("SUBSTRING", TextFunctions.SUBSTRING.getName())
                        .contains(call.getOperator().getName())
                && call.getOperands().size() == 3;
    }

    private static long count(RexNode length) {
        RexNode plain = length;
        while (plain.getKind() == SqlKind.CAST) {
            plain = ((RexCall) plain).getOperands().get(0);
        }
        Integer value = plain instanceof RexLiteral literal ? literal.getValueAs(Integer.class) : null;
        return value == null ? Long.MAX_VALUE : Math.max(0, value);
    }

    private static long declared(RexNode text) {
        int precision = text.getType().getPrecision();
        return text.getType().getSqlTypeName() == SqlTypeName.ANY || precision < 0
                ? DataType.DEFAULT_LENGTH
                : precision;
    }
}
