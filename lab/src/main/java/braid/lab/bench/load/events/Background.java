package braid.lab.bench.load.events;

import braid.lab.bench.load.PerSecond;
import braid.launcher.process.Pause;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work beside the measuring thread, in threads that do not keep the process alive. */
public final class Background {
    private static final long LOOK_MS = 10;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "bench");
        thread.setDaemon(true);
        return thread;
    });

    private Background() {}

    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }

    /** Waits until the work has ended, well or not, but no longer than {@code patience}. */
    public static void awaitAtMost(CompletableFuture<?> work, Duration patience) {
        long begin = System.nanoTime();
        while (!work.isDone() && PerSecond.since(begin).compareTo(patience) < 0) {
            Pause.millis(LOOK_MS);
        }
    }

    /** Waits for the work; its failure is thrown as it was. */
    public static void join(CompletableFuture<?> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : new Failure(e.getCause().toString(), e);
        }
    }
}
