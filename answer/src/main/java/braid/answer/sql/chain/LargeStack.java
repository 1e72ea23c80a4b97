package braid.answer.sql.chain;

import braid.answer.rows.request.BadRequest;
import braid.answer.sql.mistake.SqlMistakes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs the work for a statement on a thread whose stack has room for what reporting tools write: thousands of ORs, CASEs in CASEs. Parsing,
 * typing and translating go as deep as the statement does. What goes deeper still is refused, and stops nothing.
 */
public final class LargeStack {
    /** Address space; memory is taken for as much of it as a statement needs, and given back after it. */
    private static final long BYTES = 64L << 20;

    private LargeStack() {}

    /**
     * The result of the work, or what it threw.
     *
     * @throws BadRequest if the statement is too deep even so
     */
    public static <T> T call(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(null, () -> complete(result, work), "statement", BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (StackOverflowError e) {
            result.completeExceptionally(SqlMistakes.tooDeep());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }
}
