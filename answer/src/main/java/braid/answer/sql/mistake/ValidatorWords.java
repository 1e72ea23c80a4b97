package braid.answer.sql.mistake;

import braid.core.text.Names;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the validator says of names and types that do not fit, in the words of who wrote the statement. */
final class ValidatorWords {
    private static final Pattern UNKNOWN_TABLE = Pattern.compile("Object '([^']+)' not found.*");
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile(
            "Column '([^']+)' not found in (?:any table|table '([^']+)')(?:; did you mean '([^']+)'\\?)?.*");

    private static final Pattern TIMES_SUBTRACTED = Pattern.compile(
            "Cannot apply '-' to arguments of type '<(DATE|TIMESTAMP|TIME)[^>]*> - <(DATE|TIMESTAMP|TIME).*",
            Pattern.DOTALL);
    private static final Pattern INTERVALS_SUMMED = Pattern.compile(
            "Cannot apply '(SUM|AVG|STDDEV\\w*|VAR\\w*)' to arguments of type '\\w+\\(<INTERVAL .*", Pattern.DOTALL);

    private final Pipeline pipeline;

    ValidatorWords(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** The message with what is meant, where names or types do not fit. */
    String of(String message) {
        Matcher table = UNKNOWN_TABLE.matcher(message);
        if (table.matches()) {
            List<String> views = pipeline.views().stream().map(View::name).toList();
            if (table.group(1)
                    .toLowerCase(Locale.ROOT)
                    .matches("information_schema|pg_.*|sys|system|dual|sqlite_master")) {
                return "There is no catalog '" + table.group(1)
                        + "'. GET /api/v1/views lists views and columns, as JDBC's metadata does.";
            }
            if (pipeline.name().equalsIgnoreCase(table.group(1))) {
                return "There is no schema '" + table.group(1) + "' here. Write "
                        + (pipeline.name().equals(table.group(1)) ? "" : pipeline.name() + ".view, or ")
                        + "the view's name alone: " + String.join(", ", views) + ".";
            }
            return "There is no view '" + table.group(1) + "'. " + Names.suggestion(table.group(1), views);
        }
        Matcher column = UNKNOWN_COLUMN.matcher(message);
        if (column.matches()) {
            List<String> columns = pipeline.views().stream()
                    .flatMap(v -> v.columns().stream())
                    .distinct()
                    .toList();
            String of = column.group(2) == null ? "No view of this statement has" : column.group(2) + " does not have";
            return of + " a column '" + column.group(1) + "'. "
                    + Optional.ofNullable(column.group(3))
                            .or(() -> Names.nearest(column.group(1), columns))
                            .map(name -> "Did you mean '" + name + "'?")
                            .orElse("GET /api/v1/views lists them.");
        }
        if (TIMES_SUBTRACTED.matcher(message).matches()) {
            return "Say in which unit times are subtracted: (a - b) DAY, or TIMESTAMPDIFF(DAY, b, a).";
        }
        Matcher total = INTERVALS_SUMMED.matcher(message);
        if (total.matches()) {
            return message + ". Of intervals there are MIN, MAX and COUNT; count in a unit first: " + total.group(1)
                    + "(TIMESTAMPDIFF(SECOND, from, to)).";
        }
        return WaysOut.of(message);
    }
}
