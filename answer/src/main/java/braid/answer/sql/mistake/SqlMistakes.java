package braid.answer.sql.mistake;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.rows.request.BadRequest;
import braid.core.sql.token.KeywordNames;
import braid.core.view.Pipeline;
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
public final class SqlMistakes {
    private static final Logger LOG = LoggerFactory.getLogger(SqlMistakes.class);

    private static final Pattern FIRST_WORD = Pattern.compile("\\s*(\\w+|\\S)");

    /** What begins statements that the parser of queries does not know at all. */
    private static final Pattern WRITE = Pattern.compile(
            "\\s*(CREATE|DROP|ALTER|TRUNCATE|GRANT|REVOKE|INSERT|UPDATE|DELETE|MERGE|COMMIT|ROLLBACK|SET|CALL|USE|SHOW|PRAGMA"
                    + "|BEGIN|START|LOCK|VACUUM|ANALYZE|KILL)\\b",
            Pattern.CASE_INSENSITIVE);

    private final String statement;
    private final ValidatorWords validator;
    private StatementMarks marks;

    /** @param statement the text that mistakes are quoted from */
    public SqlMistakes(Pipeline pipeline, String statement) {
        this.validator = new ValidatorWords(pipeline);
        this.statement = statement;
    }

    private static BadRequest notSelect(int line, int column, String what) {
        return at(
                line,
                column,
                "Only SELECT is answered, not " + what + ": views are read, and the pipeline file says what they are.");
    }

    /** A statement that is none that reads. */
    public BadRequest notSelect(SqlNode parsed) {
        SqlParserPos position = parsed.getParserPosition();
        Matcher word = FIRST_WORD.matcher(statement);
        return notSelect(
                Math.max(1, position.getLineNum()),
                Math.max(1, position.getColumnNum()),
                word.lookingAt() ? word.group(1).toUpperCase(Locale.ROOT) : parsed.getKind().sql);
    }

    public static BadRequest at(SqlParserPos position, String message) {
        return at(position.getLineNum(), position.getColumnNum(), message);
    }

    /** @param offset of the place in the statement, from 0 */
    public static BadRequest at(String statement, int offset, String message) {
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
    public static BadRequest whole(String message) {
        return at(1, 1, message);
    }

    /** What stands at a place of the statement, if it is known; else the statement. */
    public static BadRequest near(SqlParserPos position, String message) {
        return position == null || position.getLineNum() < 1 ? whole(message) : at(position, message);
    }

    /** What is in the statement that is planned now. */
    public void know(StatementMarks known) {
        marks = known;
    }

    /**
     * What the parser cannot read.
     *
     * @param names of the statement
     */
    public BadRequest of(SqlParseException e, KeywordNames names) {
        Matcher write = WRITE.matcher(statement);
        if (write.lookingAt()) {
            return notSelect(1, 1, write.group(1).toUpperCase(Locale.ROOT));
        }
        if (e.getMessage() == null) {
            return of((Throwable) e);
        }
        return ParserWords.of(statement, names, e);
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
    public static BadRequest tooDeep() {
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
    public <T> T explained(Supplier<T> work) {
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
                return named(context, validator.of(message));
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
}
