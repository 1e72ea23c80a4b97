package braid.serving.sql;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write here instead of what other engines have, by what the parser or the validator says that it does not know. */
final class WaysOut {
    private static final Pattern FUNCTION =
            Pattern.compile("No match found for function signature (\\w+)\\(.*", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("Function '\\{fn (\\w+)}' is not defined");
    private static final Pattern TYPE =
            Pattern.compile("Unknown identifier '(text|string|datetime|int\\d+|float\\d+|uuid|json)'");

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

    /** What stands in a statement where the parser stops, and what to write instead; the first that is found there. */
    private static final Map<Pattern, String> SYNTAX = new LinkedHashMap<>();

    static {
        syntax("::", "Write CAST(x AS type) for x::type.");
        syntax(":\\s*\\w", "Write CAST(x AS type) for x::type; a parameter is a ?.");
        syntax("!?~", "Write x LIKE '%a%', or x SIMILAR TO, for a match.");
        syntax("`|\\[", "A name in quotes is written \"name\".");
        syntax(";", "One statement at a time is answered.");
        syntax("(?i)show\\b|use\\b|pragma\\b", "GET /api/v1/views lists views and columns, as JDBC's metadata does.");
        syntax("(?i)at\\s+time\\s+zone", "Times are in UTC; add the difference: x + INTERVAL '1' HOUR.");
        syntax("(?i)semi\\b|anti\\b", "Write WHERE EXISTS (SELECT ...), or NOT EXISTS.");
        syntax("(?i)on\\s*\\(", "For one row of each, QUALIFY ROW_NUMBER() OVER (PARTITION BY x ORDER BY y) = 1.");
        syntax("(?i)where\\b", "Only a SELECT FROM something has a WHERE: FROM (VALUES (0)) AS t(x).");
        syntax("(?i)exclude\\b", "Write two frames, one before the row and one behind it.");
        syntax(
                "(?i)(year|quarter|month|week|day|hour|minute|second)\\b",
                "Write TIMESTAMPDIFF(DAY, from, to) or TIMESTAMPADD(DAY, n, x).");
        syntax(
                "(?i)(corr|regr_\\w+)\\b",
                "There are COVAR_POP, VAR_POP and STDDEV_POP: COVAR_POP(x, y) / (STDDEV_POP(x) * STDDEV_POP(y)).");
        syntax("(?i)pivot|unpivot", "Write SUM(x) FILTER (WHERE y = 'a') AS a for each column.");
        syntax("\\d+\\s+\\w", "For the first rows write LIMIT 5, or FETCH FIRST 5 ROWS ONLY, at the end.");
    }

    private WaysOut() {}

    private static void add(String way, String... functions) {
        for (String function : functions) {
            FUNCTIONS.put(function, way);
        }
    }

    private static void syntax(String at, String way) {
        SYNTAX.put(Pattern.compile(at), way);
    }

    /** What the validator says, with a way out where one is known. */
    static String of(String message) {
        Matcher function = FUNCTION.matcher(message);
        if (function.matches()) {
            String name = function.group(1).toUpperCase(Locale.ROOT);
            return "There is no function " + name + " for " + message.substring(message.indexOf('(')) + ". "
                    + FUNCTIONS.getOrDefault(name, "docs/serving-layer.md says which there are.");
        }
        Matcher escaped = ESCAPED.matcher(message);
        if (escaped.matches()) {
            String name = escaped.group(1).toUpperCase(Locale.ROOT);
            return "{fn " + name + "} is not known. "
                    + FUNCTIONS.getOrDefault(name, "Write " + name + "(...) without the braces.");
        }
        Matcher type = TYPE.matcher(message);
        if (type.matches()) {
            return "There is no type '" + type.group(1)
                    + "'. There are VARCHAR, INTEGER, BIGINT, DECIMAL(p, s), DOUBLE, BOOLEAN, DATE and TIMESTAMP.";
        }
        if (message.startsWith("Cannot apply '+' to arguments of type '<DATE")
                || message.startsWith("Cannot apply '-' to arguments of type '<DATE")) {
            return "A DATE is moved by an interval, not by a number: x + INTERVAL '1' DAY.";
        }
        if (message.matches("Expression '.*' is not being grouped")) {
            return message + ". Name it in GROUP BY too, or aggregate it: MAX(x).";
        }
        if (message.equals("Windowed aggregate expression is illegal in WHERE clause")) {
            return message + ". Filter by QUALIFY, or in an outer SELECT.";
        }
        if (message.equals("Aggregate expression is illegal in WHERE clause")) {
            return message + ". Filter by HAVING.";
        }
        return message;
    }

    /** The way out of what stands where the parser stopped; empty if none is known. */
    static String at(String statement, int offset) {
        for (Map.Entry<Pattern, String> each : SYNTAX.entrySet()) {
            if (each.getKey()
                    .matcher(statement)
                    .region(offset, statement.length())
                    .lookingAt()) {
                return " " + each.getValue();
            }
        }
        return "";
    }
}
