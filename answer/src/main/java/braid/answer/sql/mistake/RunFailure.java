package braid.answer.sql.mistake;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.limit.LimitExceeded;
import braid.answer.rows.request.BadRequest;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong while a plan is compiled, or runs over rows in memory, is the statement's doing: a division by zero, a cast that fails. */
public final class RunFailure {
    private static final Logger LOG = LoggerFactory.getLogger(RunFailure.class);

    /** What the compiler says of a method that is longer than a class file can hold. */
    private static final Pattern TOO_LONG = Pattern.compile("grows beyond 64 KB|too large|too many constants");

    private RunFailure() {}

    /** @param marks of the statement */
    public static RuntimeException of(Throwable e, StatementMarks marks) {
        Throwable root = SqlMistakes.root(e);
        if (root instanceof LimitExceeded || root instanceof BadRequest) {
            return (RuntimeException) root;
        }
        if (root instanceof StackOverflowError) {
            return SqlMistakes.tooDeep();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (TOO_LONG.matcher(message).find()) {
            return SqlMistakes.tooLong();
        }
        boolean compiling = e.getMessage() != null && e.getMessage().startsWith("Error while compiling");
        if (compiling || SqlMistakes.isInternal(root)) {
            LOG.info("A statement's plan cannot be run", e);
            return marks.noPlan();
        }
        return message.equals("more than one value in agg SINGLE_VALUE")
                ? marks.manyRows()
                : marks.whole()
                        .refuse("the statement failed while it ran: " + message + "." + StatementPlace.LEAVE_OUT);
    }
}
