package braid.answer.sql.mistake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write here instead of what other engines have, by what the parser or the validator says that it does not know. */
final class WaysOut {
    private static final Pattern FUNCTION =
            Pattern.compile("No match found for function signature (\\w+)\\(.*", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("Function '\\{fn (\\w+)}' is not defined");
    private static final Pattern TYPE =
            Pattern.compile("Unknown identifier '(text|string|datetime|int\\d+|float\\d+|uuid|json)'");

    /** What stands in a statement where the parser stops, and what to write instead; the first that is found there. */
    private static final Map<Pattern, String> SYNTAX = new LinkedHashMap<>();

    static {
        syntax("::", "Write CAST(x AS type) for x::type.");
        syntax(":\\s*\\w", "Write CAST(x AS type) for x::type; a parameter is a ?.");
        syntax("!?~", "Write x LIKE '%a%', or x SIMILAR TO, for a match.");
        syntax("`|\\[", "A name in quotes is written \"name\".");
        syntax(";", "One statement at a time is answered.");
        syntax("(?i)show\\b|use\\b|pragma\\b", "GET /api/v1/views lists views and columns, as JDBC's metadata does.");
        syntax(
                "(?i)'(year|quarter|month|week|day|hour|minute|second|millisecond)s?'",
                "Write the unit as a word, without quotes: DATEADD(MONTH, 1, x).");
        syntax("(?i)(ignore|respect)\\s+nulls\\b", "Write it behind the parenthesis: LAG(x) IGNORE NULLS OVER (...).");
        syntax(
                "(?<=(?i)\\bin\\s{0,9}\\(\\s{0,9})\\)",
                "Nothing is in an empty list. Write IN with its values; a list that may be empty is a parameter: IN (?).");
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
        syntax(
                "(?<=(?i)(limit|offset|first|next)\\s{1,9}[\\d.]{0,20}\\s{0,9})[-+*/(a-z]",
                "LIMIT, OFFSET and FETCH take a whole number of rows that is written out, or a ?.");
        syntax("(?<=(?i)distinct\\s{0,9})\\*", "Write COUNT(*) for all rows, or COUNT(DISTINCT x) of a column.");
        syntax(
                "(?<=(?i)position\\s{0,9}\\(\\s{0,9})\\(",
                "Write what is looked for as a column, a text or a function: POSITION(CAST(a || b AS VARCHAR) IN x).");
        syntax(
                "(?<=(?i)current_(date|time|timestamp)\\s{0,9})\\(\\s*\\)",
                "Write it without parentheses: CURRENT_DATE, CURRENT_TIMESTAMP.");
        syntax(
                "(?<=(?i)current_\\w{1,20}\\s{0,9})\\(",
                "GET /api/v1/views lists views and columns, as JDBC's metadata does.");
        syntax("\\d+\\s+\\w", "For the first rows write LIMIT 5, or FETCH FIRST 5 ROWS ONLY, at the end.");
    }

    /** What the validator says, and that with what to write instead. */
    private static final Map<Pattern, String> SAID = new LinkedHashMap<>();

    static {
        said("Expression '.*' is not being grouped", "$0. Name it in GROUP BY too, or aggregate it: MAX(x).");
        said("Windowed aggregate expression is illegal in (.*)", "$0. Filter by QUALIFY, or in an outer SELECT.");
        said("Aggregate expression is illegal in WHERE clause", "$0. Filter by HAVING.");
        said("Aggregate expressions? .*", "$0. Aggregate in a sub-query first: FROM (SELECT SUM(x) AS s ...) AS t.");
        said(
                "Cast function cannot convert value of type BOOLEAN.* to type (\\w+)(?: NOT NULL)?",
                "A BOOLEAN cannot be CAST to $1. Write CASE WHEN x THEN 1 ELSE 0 END.");
        said(
                "Cast function cannot convert value of type (.*?)(?: NOT NULL)? to type (.*?)(?: NOT NULL)?",
                "A value of type $1 cannot be CAST to $2. There are CASTs between numbers, from and to VARCHAR, and between DATE"
                        + " and TIMESTAMP.");
        said(
                "Cannot apply '\\$SCALAR_QUERY'.*",
                "A sub-query in the place of a value has one column. Name one: (SELECT MAX(x) FROM ...).");
        said("'LIMIT start, count'.*", "LIMIT start, count is not supported. Write LIMIT count OFFSET start.");
        said(
                "Ordinal out of range",
                "ORDER BY and GROUP BY take the number of a column of SELECT, from 1. Name a column, or give its number.");
        said(
                "(Upper|Lower) frame boundary .*",
                "$0. Write the earlier end first: ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING.");
        said("(ROWS|RANGE) value must be .*", "$0. Write a whole number from 0.");
        said(".* ORDER BY clause in window specification", "$0. Write OVER (ORDER BY x).");
        said("Column '(.*)' is ambiguous", "$0. Name the view that it is of: a.$1.");
        said(".* join requires a condition .*", "$0. Write JOIN ... ON a.x = b.x, or CROSS JOIN.");
        said(
                "Table '([^']*)' not found.*",
                "FROM gives no view the name '$1'. Use the names that FROM has; an alias stands for the view's own.");
        said(
                "Invalid number of arguments to function '(\\w+)'. Was expecting (\\d+) arguments",
                "$1 takes another number of arguments. Give it $2.");
        said("String literal continued on same line", "Two texts stand side by side. Write 'a' || 'b'.");
        said(
                "Numeric literal '.*' out of range",
                "$0. There are 38 digits in a DECIMAL, and a DOUBLE reaches to 1.7976931348623157E308.");
        said("(\\w+) clause must be a condition", "$0. Compare it with something: x <> 0, or x IS NOT NULL.");
        said("Illegal DATE literal.*", "$0. Write DATE '2001-01-31'.");
        said("Illegal TIMESTAMP literal.*", "$0. Write TIMESTAMP '2001-01-31 12:00:00.000'.");
        said("Illegal TIME literal.*", "$0. Write TIME '12:00:00'.");
        said("Illegal interval literal.*", "$0. Write INTERVAL '3' DAY, or INTERVAL '1 12' DAY TO HOUR.");
    }

    private static final String ELSEWHERE = "There is more on what statements may say in docs/serving-layer.md.";

    /** A message that has more than one sentence says what to do. */
    private static final Pattern SENTENCES = Pattern.compile("[.:] [A-Z]");

    /** How many of the words that could have stood in a place are named. */
    private static final int MOST_WORDS = 8;

    private WaysOut() {}

    private static void said(String message, String way) {
        SAID.put(Pattern.compile("\\A(?:" + message + ")\\z", Pattern.DOTALL), way);
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
                    + FunctionWays.of(name, "docs/serving-layer.md says which there are.");
        }
        Matcher escaped = ESCAPED.matcher(message);
        if (escaped.matches()) {
            String name = escaped.group(1).toUpperCase(Locale.ROOT);
            return "{fn " + name + "} is not known. "
                    + FunctionWays.of(name, "Write " + name + "(...) without the braces.");
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
        boolean complete =
                message.contains("Supported form") || SENTENCES.matcher(message).find();
        return known(message).orElse(complete ? message : message + ". " + ELSEWHERE);
    }

    /** A message in words of ours with the way out, where one is known. */
    static Optional<String> known(String message) {
        return SAID.entrySet().stream()
                .map(each -> Map.entry(each.getKey().matcher(message), each.getValue()))
                .filter(each -> each.getKey().matches())
                .map(each -> each.getKey().replaceFirst(each.getValue()))
                .findFirst();
    }

    /**
     * The way out of what stands where the parser stopped.
     *
     * @param expected what could have stood there
     */
    static String at(String statement, int offset, List<String> expected) {
        for (Map.Entry<Pattern, String> each : SYNTAX.entrySet()) {
            if (each.getKey()
                    .matcher(statement)
                    .region(offset, statement.length())
                    .useTransparentBounds(true)
                    .lookingAt()) {
                return each.getValue();
            }
        }
        return expected.isEmpty() || expected.size() > MOST_WORDS
                ? ELSEWHERE
                : "Put one of these there: " + String.join(", ", expected) + ".";
    }
}
