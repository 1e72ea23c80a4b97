package braid.answer.sql.function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlSingleOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * Regular expressions in the syntax of RE2, which takes time in proportion to the text whatever the expression is; DuckDB and BigQuery have
 * the same.
 */
@Strict
public final class Patterns {
    private static final SqlReturnTypeInference TEXT =
            ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.TO_NULLABLE);

    /** Whether the expression matches somewhere in the text. */
    public static final SqlFunction FOUND =
            function("REGEXP_LIKE", ReturnTypes.BOOLEAN_NULLABLE, OperandTypes.CHARACTER_CHARACTER);

    /** The same for which upper and lower case are one. */
    public static final SqlFunction FOUND_ANY_CASE =
            function("REGEXP_ILIKE", ReturnTypes.BOOLEAN_NULLABLE, OperandTypes.CHARACTER_CHARACTER);

    /** The first match; NULL where there is none. */
    public static final SqlFunction PART = function(
            "REGEXP_EXTRACT", TEXT.andThen(SqlTypeTransforms.FORCE_NULLABLE), OperandTypes.CHARACTER_CHARACTER);

    /** How many matches follow each other. */
    public static final SqlFunction COUNT =
            function("REGEXP_COUNT", ReturnTypes.INTEGER_NULLABLE, OperandTypes.CHARACTER_CHARACTER);

    /** Every match replaced; {@code \1} stands for the first group. */
    public static final SqlFunction REPLACED = function(
            "REGEXP_REPLACE_ALL",
            TEXT,
            OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER));

    private static final Cache<String, Pattern> COMPILED =
            Caffeine.newBuilder().maximumSize(256).build();

    private Patterns() {}

    private static SqlFunction function(
            String name, SqlReturnTypeInference type, SqlSingleOperandTypeChecker operands) {
        return SqlBasicFunction.create(name, type, operands);
    }

    /** The name of the method that computes a call of one of these; {@code null} of another function. */
    static String method(String function) {
        return switch (function) {
            case "REGEXP_LIKE" -> "found";
            case "REGEXP_ILIKE" -> "foundAnyCase";
            case "REGEXP_EXTRACT" -> "part";
            case "REGEXP_COUNT" -> "count";
            case "REGEXP_REPLACE_ALL" -> "replaced";
            default -> null;
        };
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if it is none, with the reason
     */
    public static Pattern compiled(String expression) {
        try {
            return COMPILED.get(expression, Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is no regular expression (of RE2): " + e.getDescription(), e);
        }
    }

    public static boolean found(String text, String expression) {
        return compiled(expression).matcher(text).find();
    }

    public static boolean foundAnyCase(String text, String expression) {
        return found(text, "(?i)" + expression);
    }

    public static String part(String text, String expression) {
        Matcher matcher = compiled(expression).matcher(text);
        if (matcher.groupCount() > 0) {
            throw new IllegalArgumentException("'" + expression
                    + "' has groups, of which some engines give the first and some the whole match. Write (?:...)");
        }
        return matcher.find() ? matcher.group() : null;
    }

    public static int count(String text, String expression) {
        Matcher matcher = compiled(expression).matcher(text);
        int found = 0;
        while (matcher.find()) {
            found++;
        }
        return found;
    }

    public static String replaced(String text, String expression, String by) {
        return compiled(expression).matcher(text).replaceAll(ofJava(by));
    }

    /** {@code \1} as {@code $1}, and what means something there as itself. */
    private static String ofJava(String by) {
        StringBuilder replacement = new StringBuilder();
        for (int i = 0; i < by.length(); i++) {
            char c = by.charAt(i);
            boolean escapes = c == '\\' && i + 1 < by.length();
            if (escapes && Character.isDigit(by.charAt(i + 1))) {
                replacement.append('$').append(by.charAt(++i));
            } else if (escapes && by.charAt(i + 1) == '\\') {
                replacement.append("\\\\");
                i++;
            } else {
                replacement.append(c == '\\' || c == '$' ? "\\" : "").append(c);
            }
        }
        return replacement.toString();
    }
}
