package braid.core.sql.mistake;

import braid.core.text.Names;
import braid.core.type.Column;
import braid.core.view.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;

/** What a validator says of names and types that do not fit, in the words of who wrote them. */
public final class ValidationMessage {
    private static final Pattern COLUMN = Pattern.compile("^Column '([^']+)' not found|^Unknown identifier '([^']+)'");
    private static final Pattern TABLE = Pattern.compile("^(?:Table|Object) '([^']+)' not found");
    private static final Pattern GROUPED = Pattern.compile("^Expression '(.*)' is not being grouped");
    private static final Pattern COUNT =
            Pattern.compile("^Invalid number of arguments to function '([^']+)'. Was expecting (.*) arguments");
    private static final Pattern TYPES =
            Pattern.compile("(?s)^Cannot apply '([^']+)' to arguments of type '(.*?)'\\..*");
    private static final Pattern TIMES = Pattern.compile("<(TIMESTAMP|DATE).*> - <(TIMESTAMP|DATE).*>");
    private static final Pattern SIGNATURE =
            Pattern.compile("^No match found for function signature ([^(]+)\\((.*)\\)");
    private static final Pattern UNIT = Pattern.compile("^'(.*)' is not a valid time frame");
    private static final Pattern LITERAL = Pattern.compile("(?i).*\\bliteral\\b.*");

    private ValidationMessage() {}

    /** @param excerpt what stands at the place of the mistake */
    public static String of(List<Source> sources, CalciteContextException e, String excerpt) {
        String said = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        Matcher column = COLUMN.matcher(said);
        if (column.find()) {
            String name = column.group(1) == null ? column.group(2) : column.group(1);
            List<String> columns = sources.stream()
                    .flatMap(source -> source.columns().stream().map(Column::name))
                    .distinct()
                    .toList();
            return "Column '" + name + "' is not in the source. " + Names.suggestion(name, columns);
        }
        Matcher table = TABLE.matcher(said);
        if (table.find()) {
            return "There is no source '" + table.group(1) + "' in this view. "
                    + Names.suggestion(
                            table.group(1), sources.stream().map(Source::name).toList());
        }
        return types(said)
                .orElseGet(() -> LITERAL.matcher(said).matches()
                        ? "The value '" + excerpt + "' is not well formed, or is out of range."
                        : "'" + excerpt + "' has no meaning here: its parts do not fit each other in number or type.");
    }

    private static Optional<String> types(String said) {
        Matcher grouped = GROUPED.matcher(said);
        if (grouped.find()) {
            return Optional.of(
                    "'" + grouped.group(1).replace("`", "")
                            + "' is neither in GROUP BY nor in an aggregate. Add it to GROUP BY, or aggregate it, for example MAX(x).");
        }
        Matcher count = COUNT.matcher(said);
        if (count.find()) {
            return Optional.of(count.group(1).toUpperCase(Locale.ROOT) + " takes another number of arguments: "
                    + count.group(2) + ".");
        }
        Matcher types = TYPES.matcher(said);
        if (types.find()) {
            if (types.group(1).equals("-") && TIMES.matcher(types.group(2)).matches()) {
                return Optional.of(Refusals.DURATION);
            }
            return Optional.of(types.group(1) + " does not take what it is given here: "
                    + types.group(2).replaceAll("<([^<>]*)>", "$1") + ".");
        }
        Matcher signature = SIGNATURE.matcher(said);
        if (signature.find()) {
            return KnownFunctions.refusal(signature.group(1))
                    .or(() -> Optional.of(signature.group(1).toUpperCase(Locale.ROOT)
                            + " does not take what it is given here: ("
                            + signature.group(2).replaceAll("<([^<>]*)>", "$1") + ")."));
        }
        Matcher unit = UNIT.matcher(said);
        return unit.find()
                ? Optional.of("'" + unit.group(1)
                        + "' is no unit of time. There are YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND.")
                : Optional.empty();
    }
}
