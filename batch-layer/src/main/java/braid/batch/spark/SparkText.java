package braid.batch.spark;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Text functions in Spark SQL, counted in code points. */
final class SparkText {
    private static final String ESCAPES = "\\!#^~|\u0001\u0002\u0003";

    private SparkText() {}

    /** LIKE without an escape character: one that the pattern does not hold is named, because Spark's default is the backslash. */
    static String like(String text, RexLiteral pattern) {
        if (pattern.isNull()) {
            return "CAST(NULL AS BOOLEAN)";
        }
        String value = pattern.getValueAs(String.class);
        int escape = ESCAPES.chars()
                .filter(c -> value.indexOf(c) < 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LIKE pattern " + value + " uses every escape"));
        return "(" + text + " LIKE " + SparkLiterals.text(value) + " ESCAPE "
                + SparkLiterals.text(String.valueOf((char) escape)) + ")";
    }

    static String trim(RexLiteral side, String characters, String text) {
        String where =
                switch (side.getValueAs(SqlTrimFunction.Flag.class)) {
                    case BOTH -> "BOTH";
                    case LEADING -> "LEADING";
                    case TRAILING -> "TRAILING";
                };
        return "trim(" + where + " " + characters + " FROM " + text + ")";
    }

    /** The code points [start, start + length), as far as the text has them; SQL's rule, also for a start below 1. */
    static String substring(List<String> args) {
        String text = args.get(0);
        String start = "CAST(" + args.get(1) + " AS BIGINT)";
        if (args.size() == 2) {
            return "substring(" + text + ", CAST(" + notBelow(start, 1) + " AS INT))";
        }
        String end = "(" + start + " + CAST(" + args.get(2) + " AS BIGINT))";
        String length = notBelow("(" + end + " - " + notBelow(start, 1) + ")", 0);
        return "substring(" + text + ", CAST(" + notBelow(start, 1) + " AS INT), CAST(" + notAbove(length)
                + " AS INT))";
    }

    /** The larger of the two; NULL if {@code x} is, which {@code greatest} would pass over. */
    private static String notBelow(String x, int least) {
        return "if(" + x + " < " + least + "L, " + least + "L, " + x + ")";
    }

    private static String notAbove(String x) {
        return "if(" + x + " > 2147483647L, 2147483647L, " + x + ")";
    }

    static String cast(RelDataType from, String arg, RelDataType to) {
        String text = "CAST(" + arg + " AS STRING)";
        int length = to.getPrecision();
        if (length < 0) {
            return text;
        }
        if (to.getSqlTypeName() == SqlTypeName.CHAR) {
            return "rpad(" + text + ", " + length + ", ' ')";
        }
        return SqlTypeUtil.isCharacter(from) ? text : "substring(" + text + ", 1, " + length + ")";
    }
}
