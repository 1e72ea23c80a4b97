package braid.jdbc;

import braid.answer.limit.LimitExceeded;
import braid.answer.rows.request.BadRequest;
import braid.answer.side.StoreDown;
import java.util.function.Supplier;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.remote.AvaticaRuntimeException;

/** Failures as a {@link java.sql.SQLException} has them: the same message as over HTTP, with a SQLSTATE that programs know. */
final class SqlErrors {
    private static final int CODE = 1;

    private SqlErrors() {}

    static AvaticaRuntimeException of(RuntimeException failure) {
        return new AvaticaRuntimeException(
                failure.getMessage() == null ? failure.toString() : failure.getMessage(),
                CODE,
                state(failure),
                AvaticaSeverity.ERROR);
    }

    /** Something that a driver can ask for and a view does not have. */
    static AvaticaRuntimeException unsupported(String message) {
        return new AvaticaRuntimeException(message, CODE, "0A000", AvaticaSeverity.ERROR);
    }

    /** @param number of the parameter, from 1 */
    static AvaticaRuntimeException notSet(int number) {
        return new AvaticaRuntimeException(
                "parameter " + number + " is not set: give each ? a value, or setNull, before the statement is run.",
                CODE,
                "07001",
                AvaticaSeverity.ERROR);
    }

    private static String state(RuntimeException failure) {
        if (failure instanceof BadRequest) {
            return "42000";
        }
        if (failure instanceof StoreDown) {
            return "08006";
        }
        if (failure instanceof LimitExceeded exceeded) {
            return switch (exceeded.limit()) {
                case TIME, PAST_TIME -> "57014";
                case QUERIES, CONNECTIONS -> "53300";
                case MEMORY -> "53200";
                case ROWS, SCANNED_ROWS -> "54000";
            };
        }
        return "58000";
    }

    /** The answer to a question, or an error that Avatica takes as it is. */
    static <T> T explained(Supplier<T> question) {
        try {
            return question.get();
        } catch (NoSuchConnectionException | AvaticaRuntimeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw of(e);
        }
    }
}
