package braid.serving.live;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.read.Inconsistent;
import braid.answer.side.StoreDown;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What an answer would cover now, read on a thread of its own: a store that hangs delays no snapshot. While one reading goes on, no other
 * is begun. Used by one thread.
 */
final class OwnCoverage {
    /** @param coverage {@code null} when it cannot be told; then {@code problem} says why */
    record Read(AnswerCoverage coverage, String problem) {}

    private static final Read HANGS = new Read(null, "the stores have not answered yet");

    private final Supplier<AnswerCoverage> reader;
    private final Executor thread;
    private CompletableFuture<Read> reading;

    OwnCoverage(Supplier<AnswerCoverage> reader, Executor thread) {
        this.reader = reader;
        this.thread = thread;
    }

    /** Begins to read unless that goes on already. */
    CompletableFuture<Read> look() {
        if (reading == null || reading.isDone()) {
            reading = CompletableFuture.supplyAsync(this::read, thread);
        }
        return reading;
    }

    /** What was read, or that it takes too long. */
    static Read now(CompletableFuture<Read> reading) {
        return reading.getNow(HANGS);
    }

    private Read read() {
        try {
            return new Read(reader.get(), null);
        } catch (StoreDown | Inconsistent e) {
            return new Read(null, e.getMessage());
        } catch (RuntimeException e) {
            return new Read(null, "the coverage could not be read: " + e);
        }
    }
}
