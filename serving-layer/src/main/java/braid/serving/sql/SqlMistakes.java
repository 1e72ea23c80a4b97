package braid.serving.sql;

import braid.core.view.Names;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.serving.rows.BadRequest;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile("Column '([^']+)' not found in any table.*");

    private static final Pattern TIMES_SUBTRACTED = Pattern.compile(
            "Cannot apply '-' to arguments of type '<(DATE|TIMESTAMP|TIME)[^>]*> - <(DATE|TIMESTAMP|TIME).*",
            Pattern.DOTALL);
    private static final Pattern INTERVALS_SUMMED = Pattern.compile(
            "Cannot apply '(SUM|AVG|STDDEV\\w*|VAR\\w*)' to arguments of type '\\w+\\(<INTERVAL .*", Pattern.DOTALL);

    /** What begins statements that the parser of queries does not know at all. */
    private static final Pattern WRITE = Pattern.compile(
            "\\s*(CREATE|DROP|ALTER|TRUNCATE|GRANT|REVOKE|INSERT|UPDATE|DELETE|MERGE|COMMIT|ROLLBACK|SET|CALL)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Pipeline pipeline;

    SqlMistakes(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    private static BadRequest notSelect(int line, int column, String what) {
        return at(
                line,
                column,
                "Only SELECT is answered, not " + what + ": views are read, and the pipeline file says what they are.");
    }

    /** A statement that is none that reads. */
    static BadRequest notSelect(SqlNode statement) {
        SqlParserPos position = statement.getParserPosition();
        return notSelect(position.getLineNum(), position.getColumnNum(), statement.getKind().sql);
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

    /**
     * @param statement the text that is no SQL, or none that is answered
     */
    BadRequest of(SqlParseException e, String statement) {
        Matcher write = WRITE.matcher(statement);
        if (write.lookingAt()) {
            return notSelect(1, 1, write.group(1).toUpperCase(Locale.ROOT));
        }
        if (e.getMessage() == null) {
            return of((Throwable) e);
        }
        String first = e.getMessage().lines().findFirst().orElse("The text is not SQL.");
        String met = first.replaceFirst(" at line \\d+, column \\d+\\.?$", "");
        if (e.getPos() == null) {
            return new BadRequest(met);
        }
        int offset = offset(statement, e.getPos());
        return at(e.getPos(), met + "." + (offset < statement.length() ? WaysOut.at(statement, offset) : ""));
    }

    private static int offset(String statement, SqlParserPos position) {
        int start = 0;
        for (int line = 1; line < position.getLineNum(); line++) {
            start = statement.indexOf('\n', start) + 1;
        }
        return Math.min(statement.length(), start + Math.max(0, position.getColumnNum() - 1));
    }

    /** @param places where sub-queries stand in the place of a value */
    static BadRequest manyRows(List<SqlParserPos> places) {
        String message =
                "A sub-query in the place of a value gave more than one row. Aggregate it, MAX(x), or write LIMIT 1.";
        if (places.isEmpty()) {
            return new BadRequest(message);
        }
        String others = places.stream()
                .skip(1)
                .map(place -> "line " + place.getLineNum() + ", column " + place.getColumnNum())
                .collect(java.util.stream.Collectors.joining("; "));
        return at(
                places.get(0),
                message + (others.isEmpty() ? "" : " It is this one, or one of those at " + others + "."));
    }

    /** A statement whose expressions or sub-queries stand in each other too many times. */
    static BadRequest tooDeep() {
        return new BadRequest(
                "The statement nests too deeply: parentheses, functions, CASEs or sub-queries in each other, or a sum of"
                        + " very many terms. Write lists as x IN (...), and take it apart WITH named sub-queries or into several statements.");
    }

    /** A plan that cannot be compiled. */
    static BadRequest tooLong() {
        return new BadRequest(
                "The statement is too long to be compiled: it has too many expressions, columns or conditions. Write lists"
                        + " as x IN (...), or take it apart into several statements.");
    }

    /** A statement whose parts are all known, but not together. */
    static BadRequest noPlan() {
        return new BadRequest(
                "There is no way to run this combination of joins, aggregates, windows and set operations. Take it apart: name"
                        + " sub-queries WITH, and leave parts out until it runs; the last one left out is what is not supported.");
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
                return at(context.getPosLine(), context.getPosColumn(), better(message));
            }
        }
        Throwable root = root(e);
        if (root instanceof StackOverflowError) {
            return tooDeep();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (isInternal(root)) {
            LOG.info("There is no plan for a statement", e);
            return noPlan();
        }
        return new BadRequest("The statement cannot be planned: " + message);
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
            return "There is no view '" + table.group(1) + "'. " + Names.suggestion(table.group(1), views);
        }
        Matcher column = UNKNOWN_COLUMN.matcher(message);
        if (column.matches()) {
            List<String> columns = pipeline.views().stream()
                    .flatMap(v -> v.columns().stream())
                    .distinct()
                    .toList();
            return "No view of this statement has a column '" + column.group(1) + "'. "
                    + Names.nearest(column.group(1), columns)
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
