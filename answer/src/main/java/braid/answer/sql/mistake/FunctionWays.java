package braid.answer.sql.mistake;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to write here instead of functions that other engines have, by their names. */
final class FunctionWays {
    private static final Map<String, String> FUNCTIONS = new LinkedHashMap<>();

    static {
        add(
                "Write FLOOR(x TO MONTH), or another unit.",
                "DATE_TRUNC",
                "TRUNC",
                "TIME_BUCKET",
                "DATE_BIN",
                "DATETIME_TRUNC");
        add(
                "Write EXTRACT(YEAR FROM x), or another unit; ISODOW is the day of the week from Monday, 1.",
                "DATE_PART",
                "DATEPART",
                "STRFTIME",
                "DAYNAME",
                "MONTHNAME");
        add(
                "Write CAST(x AS VARCHAR), and SUBSTRING for a part of it.",
                "TO_CHAR",
                "DATE_FORMAT",
                "FORMAT",
                "FORMAT_DATETIME");
        add("Write CAST(x AS DATE).", "TO_DATE", "DATE", "STR_TO_DATE", "PARSE_DATE");
        add("Write CAST(x AS TIMESTAMP).", "TO_TIMESTAMP", "TIMESTAMP", "PARSE_DATETIME", "DATETIME");
        add("Write CAST(x AS DECIMAL(38, 10)).", "TO_NUMBER");
        add("Write TIMESTAMPDIFF(DAY, from, to).", "DATEDIFF", "DATE_DIFF", "AGE");
        add(
                "Write x + INTERVAL '1' DAY, or TIMESTAMPADD(DAY, 1, x).",
                "DATE_ADD",
                "DATEADD",
                "DATE_SUB",
                "ADDDATE",
                "ADD_MONTHS");
        add(
                "Write CURRENT_TIMESTAMP.",
                "NOW",
                "GETDATE",
                "SYSDATE",
                "SYSTIMESTAMP",
                "SYSDATETIME",
                "CURRENT_TIMESTAMP");
        add("Write CURRENT_DATE.", "CURDATE", "TODAY");
        add(
                "Write x LIKE '%a%', or x SIMILAR TO.",
                "REGEXP_LIKE", "REGEXP_MATCHES", "RLIKE", "CONTAINS", "CONTAINS_SUBSTR");
        add("Write REPLACE, TRANSLATE or SUBSTRING.", "REGEXP_REPLACE", "REGEXP_EXTRACT", "REGEXP_SUBSTR");
        add(
                "Write CASE WHEN x SIMILAR TO '[0-9]+' THEN CAST(x AS INTEGER) END.",
                "TRY_CAST",
                "SAFE_CAST",
                "TRY_CONVERT");
        add("Write CAST(x AS type).", "CONVERT");
        add("Write LISTAGG(x, ',') WITHIN GROUP (ORDER BY x).", "GROUP_CONCAT", "WM_CONCAT");
        add(
                "Write PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x).",
                "MEDIAN",
                "APPROX_QUANTILE",
                "QUANTILE",
                "QUANTILE_CONT");
        add("Write EVERY(x).", "BOOL_AND", "LOGICAL_AND");
        add("Write SOME(x).", "BOOL_OR", "LOGICAL_OR");
        add("Write ARG_MIN(x, y) or ARG_MAX(x, y).", "MIN_BY", "MAX_BY");
        add("Write COALESCE(x, y).", "IFNULL", "NVL", "ISNULL");
        add("Write CASE WHEN c THEN x ELSE y END.", "IF", "IIF", "DECODE", "NVL2");
        add("Write POSITION('a' IN x).", "INSTR", "STRPOS", "CHARINDEX", "LOCATE");
        add("Write CHAR_LENGTH(x).", "LEN");
        add("Write COVAR_POP(x, y) / (STDDEV_POP(x) * STDDEV_POP(y)).", "CORR");
        add("Write COVAR_POP(y, x) / VAR_POP(x).", "REGR_SLOPE");
        add("Braid's version is in GET /api/v1/status and in JDBC's metadata.", "VERSION");
        add(
                "The schema is the pipeline's name: GET /api/v1/views lists views and columns, as JDBC's metadata does.",
                "CURRENT_DATABASE",
                "CURRENT_SCHEMAS",
                "DATABASE",
                "SCHEMA",
                "CURRENT_SCHEMA",
                "OBJECT_ID",
                "HAS_TABLE_PRIVILEGE");
    }

    private FunctionWays() {}

    private static void add(String way, String... functions) {
        for (String function : functions) {
            FUNCTIONS.put(function, way);
        }
    }

    /** @param otherwise what is said of a function that is not known */
    static String of(String function, String otherwise) {
        return FUNCTIONS.getOrDefault(function, otherwise);
    }
}
