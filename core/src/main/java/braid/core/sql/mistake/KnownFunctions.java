package braid.core.sql.mistake;

import braid.core.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The functions that a view may name, and what is called otherwise elsewhere. */
final class KnownFunctions {
    private static final List<String> USABLE = List.of(
            "COUNT",
            "SUM",
            "MIN",
            "MAX",
            "AVG",
            "APPROX_COUNT_DISTINCT",
            "UPPER",
            "LOWER",
            "TRIM",
            "SUBSTRING",
            "POSITION",
            "CHAR_LENGTH",
            "EXTRACT",
            "FLOOR",
            "CAST",
            "COALESCE",
            "NULLIF",
            "ABS",
            "MOD");

    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("DATE_TRUNC", "FLOOR(time TO DAY)"),
            Map.entry("DATE_PART", "EXTRACT(HOUR FROM time)"),
            Map.entry("DATE", "CAST(time AS DATE)"),
            Map.entry("TO_DATE", "CAST(time AS DATE)"),
            Map.entry("IFNULL", "COALESCE(a, b)"),
            Map.entry("NVL", "COALESCE(a, b)"),
            Map.entry("ISNULL", "COALESCE(a, b), or a IS NULL"),
            Map.entry("IF", "CASE WHEN a THEN b ELSE c END"),
            Map.entry("IIF", "CASE WHEN a THEN b ELSE c END"),
            Map.entry("LENGTH", "CHAR_LENGTH(text)"),
            Map.entry("LEN", "CHAR_LENGTH(text)"),
            Map.entry("SUBSTR", "SUBSTRING(text FROM 1 FOR 3)"),
            Map.entry("CONCAT", "a || b"),
            Map.entry("UCASE", "UPPER(text)"),
            Map.entry("LCASE", "LOWER(text)"),
            Map.entry("COUNT_IF", "COUNT(*) FILTER (WHERE a)"),
            Map.entry("COUNTIF", "COUNT(*) FILTER (WHERE a)"),
            Map.entry("APPROX_DISTINCT", "APPROX_COUNT_DISTINCT(a)"),
            Map.entry("MEAN", "AVG(a)"));

    private static final Set<String> STANDARD = SqlStdOperatorTable.instance().getOperatorList().stream()
            .map(SqlOperator::getName)
            .map(name -> name.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private KnownFunctions() {}

    /** What to say of a function that SQL does not have; empty if it has. */
    static Optional<String> refusal(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (STANDARD.contains(upper)) {
            return Optional.empty();
        }
        String instead = ELSEWHERE.containsKey(upper)
                ? "Write " + ELSEWHERE.get(upper) + "."
                : Names.nearest(upper, USABLE)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("There are " + String.join(", ", USABLE) + ".");
        return Optional.of("There is no function " + upper + " here. " + instead);
    }
}
