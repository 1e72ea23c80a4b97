package braid.answer.sql;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.rows.BadRequest;
import braid.core.sql.KeywordNames;
import braid.core.view.Names;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what Calcite says about a statement into an answer with line, column and the nearest right name. */
final class SqlMistakes {
    private static final Logger LOG = LoggerFactory.getLogger(SqlMistakes.class);

    private static final Pattern UNKNOWN_TABLE = Pattern.compile("Object '([^']+)' not found.*");
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile(
            "Column '([^']+)' not found in (?:any table|table '([^']+)')(?:; did you mean '([^']+)'\\?)?.*");

    private static final Pattern UNKNOWN_SIGN = Pattern.compile("Lexical error.*Encountered: \"(.+?)\".*");
    private static final String END = "<EOF>";
    private static final Pattern LAST_WORD = Pattern.compile("('[^']*'|[\\w$]+|\\S)\\s*$");
    private static final Pattern LAST =
            Pattern.compile("(?i)(WHERE|HAVING|ON|BY|FROM|JOIN|LIMIT|OFFSET|AS|AND|OR|NOT|IN|LIKE|BETWEEN)\\s*");
    private static final Pattern FIRST_WORD = Pattern.compile("\\s*(\\w+|\\S)");
    private static final Pattern UNIT_LEFT_OUT = Pattern.compile("(?i)interval\\s+'[^']*'\\s*$");

    private static final Pattern TIMES_SUBTRACTED = Pattern.compile(
            "Cannot apply '-' to arguments of type '<(DATE|TIMESTAMP|TIME)[^>]*> - <(DATE|TIMESTAMP|TIME).*",
            Pattern.DOTALL);
    private static final Pattern INTERVALS_SUMMED = Pattern.compile(
            "Cannot apply '(SUM|AVG|STDDEV\\w*|VAR\\w*)' to arguments of type '\\w+\\(<INTERVAL .*", Pattern.DOTALL);

    /** What begins statements that the parser of queries does not know at all. */
    private static final Pattern WRITE = Pattern.compile(
            "\\s*(CREATE|DROP|ALTER|TRUNCATE|GRANT|REVOKE|INSERT|UPDATE|DELETE|MERGE|COMMIT|ROLLBACK|SET|CALL|USE|SHOW|PRAGMA"
                    + "|BEGIN|START|LOCK|VACUUM|ANALYZE|KILL)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Pipeline pipeline;
    private final String statement;
    private StatementMarks marks;

    /** @param statement the text that mistakes are quoted from */
    SqlMistakes(Pipeline pipeline, String statement) {
        this.pipeline = pipeline;
        this.statement = statement;
    }

    private static BadRequest notSelect(int line, int column, String what) {
        return at(
                line,
                column,
                "Only SELECT is answered, not " + what + ": views are read, and the pipeline file says what they are.");
    }

    /** A statement that is none that reads. */
    BadRequest notSelect(SqlNode parsed) {
        SqlParserPos position = parsed.getParserPosition();
        Matcher word = FIRST_WORD.matcher(statement);
        return notSelect(
                Math.max(1, position.getLineNum()),
                Math.max(1, position.getColumnNum()),
                word.lookingAt() ? word.group(1).toUpperCase(Locale.ROOT) : parsed.getKind().sql);
    }

    static BadRequest at(SqlParserPos position, String message) {
        return at(position.getLineNum(), position.getColumnNum(), message);
    }

    /** @param offset of the place in the statement, from 0 */
    static BadRequest at(String statement, int offset, String message) {
        int start = statement.lastIndexOf('\n', offset - 1) + 1;
        int line = 1
                + (int) statement
                        .substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return at(line, offset - start + 1, message);
    }

    private static BadRequest at(int line, int column, String message) {
        return BadRequest.at(line, column, message);
    }

    /** What is wrong with a statement as a whole has its place at its beginning. */
    static BadRequest whole(String message) {
        return at(1, 1, message);
    }

    /** What stands at a place of the statement, if it is known; else the statement. */
    static BadRequest near(SqlParserPos position, String message) {
        return position == null || position.getLineNum() < 1 ? whole(message) : at(position, message);
    }

    /** What is in the statement that is planned now. */
    void know(StatementMarks known) {
        marks = known;
    }

    /** What the parser cannot read. */
    BadRequest of(SqlParseException e) {
        Matcher write = WRITE.matcher(statement);
        if (write.lookingAt()) {
            return notSelect(1, 1, write.group(1).toUpperCase(Locale.ROOT));
        }
        if (e.getMessage() == null) {
            return of((Throwable) e);
        }
        String first = KeywordNames.restored(e.getMessage()).lines().findFirst().orElse("The text is not SQL.");
        String met = first.replaceFirst(" at line \\d+, column \\d+\\.?$", "");
        if (e.getPos() == null) {
            return whole(met + ".");
        }
        int offset = offset(statement, e.getPos());
        // The parser says END or stands before the last word, where what should follow it is missing.
        if (met.contains(END)
                || LAST.matcher(statement).region(offset, statement.length()).matches()) {
            return atEnd(e.getPos());
        }
        Matcher unknown = UNKNOWN_SIGN.matcher(met);
        String reason = unknown.matches() ? "\"" + unknown.group(1) + "\" is not known here" : met;
        return at(
                e.getPos(),
                WaysOut.known(reason).orElseGet(() -> reason + ". " + WaysOut.at(statement, offset, expected(e))));
    }

    private static List<String> expected(SqlParseException e) {
        return e.getExpectedTokenNames() == null ? List.of() : List.copyOf(e.getExpectedTokenNames());
    }

    private BadRequest atEnd(SqlParserPos position) {
        Matcher last = LAST_WORD.matcher(statement);
        String word = last.find() ? last.group(1) : statement;
        return at(
                position,
                "The statement ends behind " + word + ", where more has to come. "
                        + (UNIT_LEFT_OUT.matcher(statement).find()
                                ? "Write the unit of an interval behind its number: INTERVAL '1' DAY."
                                : "Write the rest, or leave out what began it."));
    }

    private static int offset(String statement, SqlParserPos position) {
        int start = 0;
        for (int line = 1; line < position.getLineNum(); line++) {
            start = statement.indexOf('\n', start) + 1;
        }
        return Math.min(statement.length(), start + Math.max(0, position.getColumnNum() - 1));
    }

    /** @param places where sub-queries stand in the place of a value */
    static BadRequest manyRows(List<StatementPlace> places) {
        String message =
                "A sub-query in the place of a value gave more than one row. Aggregate it, MAX(x), or write LIMIT 1.";
        if (places.isEmpty()) {
            return whole(message);
        }
        String others = places.stream()
                .skip(1)
                .map(place -> "line " + place.line() + ", column " + place.column())
                .collect(java.util.stream.Collectors.joining("; "));
        return places.get(0)
                .refuse(message + (others.isEmpty() ? "" : " It is this one, or one of those at " + others + "."));
    }

    /** A statement whose expressions or sub-queries stand in each other too many times. */
    static BadRequest tooDeep() {
        return whole(
                "The statement nests too deeply: parentheses, functions, CASEs or sub-queries in each other, or a sum of"
                        + " very many terms. Write lists as x IN (...), and take it apart WITH named sub-queries or into several statements.");
    }

    /** A plan that cannot be compiled. */
    static BadRequest tooLong() {
        return whole(
                "The statement is too long to be compiled: it has too many expressions, columns or conditions. Write lists"
                        + " as x IN (...), or take it apart into several statements.");
    }

    /**
     * A statement whose parts are all known, but not together.
     *
     * @param parts in the words of SQL
     */
    static BadRequest noPlan(List<String> parts) {
        return whole(
                "SELECT with this combination of "
                        + (parts.isEmpty() ? "expressions" : String.join(", ", parts))
                        + " is not supported: there is no way to run it. Take it apart: name sub-queries WITH, and leave parts out until it runs; the last one left out is what is not supported.");
    }

    /**
     * Whether a failure speaks of the planner or of generated code, and means nothing to who wrote the statement.
     *
     * @param root what it began with
     */
    static boolean isInternal(Throwable root) {
        return root instanceof RelOptPlanner.CannotPlanException
                || root instanceof NullPointerException
                || root instanceof ClassCastException
                || root instanceof IndexOutOfBoundsException
                || root instanceof AssertionError
                || root instanceof LinkageError
                || root.getMessage() != null && root.getMessage().startsWith("Unable to implement");
    }

    /** The one place where what parsing and planning throw becomes the statement's mistake. */
    <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (BadRequest e) {
            throw e;
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
            throw of(e);
        }
    }

    /** @param e a failure of validation or planning */
    private BadRequest of(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CalciteContextException context) {
                String message = context.getCause() == null
                        ? context.getMessage()
                        : context.getCause().getMessage();
                return named(context, better(message));
            }
        }
        Throwable root = root(e);
        if (root instanceof StackOverflowError) {
            return tooDeep();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (isInternal(root)) {
            LOG.info("There is no plan for a statement", e);
            return noPlan(marks == null ? List.of() : marks.parts());
        }
        return whole("The statement cannot be planned: " + message
                + ". Take it apart: leave parts out until it runs; the last one left out is what is not supported.");
    }

    /** What is wrong with a part of the statement, which is quoted where the message does not name it. */
    private BadRequest named(CalciteContextException context, String message) {
        SqlParserPos position = new SqlParserPos(
                context.getPosLine(), context.getPosColumn(), context.getEndPosLine(), context.getEndPosColumn());
        StatementPlace place = StatementPlace.of(statement, position, "");
        Matcher first = FIRST_WORD.matcher(place.text());
        boolean names = first.lookingAt()
                && first.group(1).matches("\\w+")
                && message.toUpperCase(Locale.ROOT).contains(first.group(1).toUpperCase(Locale.ROOT));
        return names || place.text().isEmpty() ? near(position, message) : place.refuse(message);
    }

    /** What a failure began with. */
    static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private String better(String message) {
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
