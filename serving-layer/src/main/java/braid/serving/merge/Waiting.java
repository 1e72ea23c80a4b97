package braid.serving.merge;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what a store is asked for. */
final class Waiting {
    private Waiting() {}

    /** The result, or what it failed with. */
    static <T> T on(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException | CancellationException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
