package braid.speed.chain;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads beside the one that folds: one encodes flushes, one merges those that are durable. */
public final class WriterThreads implements AutoCloseable {
    private final ExecutorService encoding = oneThread("encode");
    private final ExecutorService merging = oneThread("merge");

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    public Executor encoding() {
        return encoding;
    }

    public Executor merging() {
        return merging;
    }

    /** Ends both; what they were doing is left. */
    @Override
    public void close() {
        encoding.shutdownNow();
        merging.shutdownNow();
    }
}
